using Finsam.ServiceDefaults.Health;
using Finsam.ServiceDefaults.Reflection;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Finsam.ServiceDefaults;

/// <summary>The gRPC services that every server has beside those of the contract: health and reflection.</summary>
public static class StandardServices
{
    /// <summary>Adds what they need. A server that speaks for others registers an <see cref="IServingState"/> of its own before.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="described">Full names of services to describe beside those that are mapped here.</param>
    public static IServiceCollection AddStandardServices(this IServiceCollection services, params IEnumerable<string> described)
    {
        services.AddHealthChecks();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IServingState, OwnServingState>();
        services.AddSingleton<HealthWatchers>();
        services.AddSingleton(provider => new DescribedFiles(
            provider.GetRequiredService<EndpointDataSource>().Endpoints
                .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.ServiceName)
                .OfType<string>()
                .Concat(described)
                .Distinct()));
        return services;
    }

    /// <summary>Maps them.</summary>
    public static void MapStandardServices(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<HealthApi>();
        endpoints.MapGrpcService<ReflectionApi>();
        endpoints.MapGrpcService<AlphaReflectionApi>();
    }
}
