using System.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Maps a service's methods to endpoints.</summary>
internal static class ServiceMapper
{
    public static (IReadOnlyList<IEndpointConventionBuilder> Builders, IReadOnlySet<string> ServiceNames) Map<TService>(
        IEndpointRouteBuilder builder)
        where TService : class
    {
        var (bind, baseType) = BindMethod(typeof(TService));
        var binder = new EndpointBinder<TService>(builder, MethodOptions.Of<TService>(builder.ServiceProvider));

        // Without an instance the generated method only tells which methods there are.
        bind.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [binder, null], null);
        return binder.Endpoints.Count > 0
            ? (binder.Endpoints, binder.ServiceNames)
            : throw new InvalidOperationException($"{baseType} has no methods.");
    }

    private static (MethodInfo Bind, Type Base) BindMethod(Type serviceType)
    {
        for (var type = serviceType; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } attribute)
            {
                var bind = attribute.BindType.GetMethod(
                    attribute.BindMethodName,
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static,
                    [typeof(ServiceBinderBase), type]);
                return (bind ?? throw new InvalidOperationException($"{attribute.BindType} has no {attribute.BindMethodName}."), type);
            }
        }

        throw new InvalidOperationException($"{serviceType} is not a gRPC service: it has no generated base.");
    }
}
