using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The options of one service, with those of all services where it has none of its own.</summary>
internal sealed record MethodOptions(
    int? MaxReceiveBytes, int? MaxSendBytes, bool EnableDetailedErrors, IReadOnlyList<InterceptorRegistration> Interceptors)
{
    public static MethodOptions Of<TService>(IServiceProvider services)
        where TService : class
    {
        var all = services.GetRequiredService<IOptions<GrpcServiceOptions>>().Value;
        var own = services.GetRequiredService<IOptions<GrpcServiceOptions<TService>>>().Value;
        var maxReceive = own.IsMaxReceiveMessageSizeSet ? own.MaxReceiveMessageSize
            : all.IsMaxReceiveMessageSizeSet ? all.MaxReceiveMessageSize
            : GrpcServiceOptions.DefaultMaxReceiveMessageSizeBytes;
        return new MethodOptions(
            maxReceive,
            own.IsMaxSendMessageSizeSet ? own.MaxSendMessageSize : all.MaxSendMessageSize,
            own.EnableDetailedErrors ?? all.EnableDetailedErrors ?? false,
            [.. all.Interceptors, .. own.Interceptors]);
    }
}
