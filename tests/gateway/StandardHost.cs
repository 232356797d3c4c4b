using System.Net;
using Finsam.ServiceDefaults;
using Finsam.ServiceDefaults.Health;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Finsam.Gateway.Tests;

/// <summary>A server with the standard services and a readiness check that the test decides over.</summary>
internal sealed class StandardHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StandardHost(WebApplication app)
    {
        _app = app;
        Channel = GrpcChannel.ForAddress(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Health = new Grpc.Health.V1.Health.HealthClient(Channel);
    }

    public GrpcChannel Channel { get; }

    public Grpc.Health.V1.Health.HealthClient Health { get; }

    public bool IsReady { get; set; } = true;

    public static async Task<StandardHost> StartAsync()
    {
        StandardHost? host = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddStandardServices();
        builder.Services.AddHealthChecks().AddCheck(
            "test", () => host!.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(), [HealthEndpoints.ReadyTag]);
        var app = builder.Build();
        app.MapStandardServices();
        await app.StartAsync();
        return host = new StandardHost(app);
    }

    /// <summary>Tells the server to stop, and waits until it has.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();
    }
}
