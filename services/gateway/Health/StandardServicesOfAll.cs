using Finsam.Gateway.Hosting;
using Finsam.Protos;
using Finsam.ServiceDefaults;
using Finsam.ServiceDefaults.Health;

namespace Finsam.Gateway.Health;

/// <summary>Health and reflection at the gateway, which answers for the services behind it too.</summary>
internal static class StandardServicesOfAll
{
    /// <summary>Adds them.</summary>
    public static void AddStandardServicesOfAll(this WebApplicationBuilder builder, GatewayOptions options)
    {
        // What isn't known here is answered by UnknownPathCheck.
        builder.Services.AddGrpc(grpc => grpc.IgnoreUnknownServices = true);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<IServingState, ServingStateOfAll>();
        builder.Services.AddStandardServices(PublishedContract.Services.Select(service => service.FullName));
    }
}
