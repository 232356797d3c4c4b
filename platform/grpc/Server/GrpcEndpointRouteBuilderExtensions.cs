using Grpc.AspNetCore.Server.Internal;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps gRPC services to endpoints.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps every method of a service. <typeparamref name="TService"/> derives from a generated base, or is one with
    /// <see cref="Grpc.Core.BindServiceMethodAttribute"/>; an instance is made for each call. InvalidOperationException when it is not
    /// such a service, or when AddGrpc was left out.
    /// </summary>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        var mapped = builder.ServiceProvider.GetService<GrpcMapped>()
            ?? throw new InvalidOperationException("Call 'IServiceCollection.AddGrpc' before mapping gRPC services.");
        var endpoints = ServiceMapper.Map<TService>(builder);
        UnknownMethods.MapOnce(builder, mapped, endpoints.ServiceNames);
        return new GrpcServiceEndpointConventionBuilder(endpoints.Builders);
    }
}
