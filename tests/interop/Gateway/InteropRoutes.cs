using Finsam.Gateway.Hosting;
using Finsam.Gateway.Routing;
using Finsam.Interop.Tests.Gateway;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;

[assembly: HostingStartup(typeof(InteropRoutes))]

namespace Finsam.Interop.Tests.Gateway;

/// <summary>
/// Adds a route to the gateway from outside, as ASP.NET Core lets an assembly named in <c>ASPNETCORE_HOSTINGSTARTUPASSEMBLIES</c> do: YARP takes
/// its routes from every provider that is registered. Where nothing is named there, the gateway has its own routes and no others.
/// </summary>
internal sealed class InteropRoutes : IHostingStartup
{
    /// <summary>The setting with the address of the interoperability server.</summary>
    public const string ServerSetting = "Interop:Server";

    private const string Id = "interop";

    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices((context, services) =>
    {
        if (context.Configuration[ServerSetting] is { } server)
        {
            services.AddSingleton<IProxyConfigProvider>(Provider(server));
        }
    });

    /// <summary>A service's route and cluster as the gateway makes them, with another path and address.</summary>
    private static InMemoryConfigProvider Provider(string server)
    {
        var route = RouteTable.Routes[0] with
        {
            RouteId = Id, ClusterId = Id, Match = new RouteMatch { Path = "/grpc.testing.TestService/{**method}" },
        };
        var cluster = RouteTable.Clusters(new GatewayOptions { Ledger = server, Participants = server, Reporting = server })[0] with { ClusterId = Id };
        return new InMemoryConfigProvider([route], [cluster]);
    }
}
