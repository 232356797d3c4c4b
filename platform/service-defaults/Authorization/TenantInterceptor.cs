using Finsam.Postgres.Tenancy;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>
/// Runs a call within the förbund that it has been authorised for, so that its connections to the database are bound to that one, whatever
/// its handler asks.
/// </summary>
internal sealed class TenantInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        using var entered = Enter(context);
        return await continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var entered = Enter(context);
        await continuation(request, responseStream, context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var entered = Enter(context);
        await continuation(requestStream, responseStream, context);
    }

    private static IDisposable? Enter(ServerCallContext context) =>
        context.FindForbund() is { } forbund ? CurrentForbund.Enter(forbund) : null;
}
