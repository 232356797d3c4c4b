using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Finsam.Grpc.Tests.Host;

/// <summary>Fails the first attempts that reach the server, and notes what each said of those before it.</summary>
internal sealed class FailFirst
{
    private int _attempts;

    /// <summary>How many attempts fail.</summary>
    public int Times { get; init; } = int.MaxValue;

    public StatusCode Code { get; init; } = StatusCode.Unavailable;

    /// <summary>Value of <c>grpc-retry-pushback-ms</c>.</summary>
    public string? Pushback { get; init; }

    /// <summary>True to send headers first, which commits the call.</summary>
    public bool AfterHeaders { get; init; }

    /// <summary>Requests of a stream to read first.</summary>
    public int AfterRequests { get; init; }

    /// <summary>What each attempt had in <c>grpc-previous-rpc-attempts</c>.</summary>
    public List<string?> Previous { get; } = [];

    public async Task PassAsync(ServerCallContext context, Func<CancellationToken, Task<bool>>? readOne = null)
    {
        lock (Previous)
        {
            Previous.Add(context.RequestHeaders.GetValue("grpc-previous-rpc-attempts"));
        }

        if (Interlocked.Increment(ref _attempts) > Times)
        {
            return;
        }

        for (var i = 0; i < AfterRequests; i++)
        {
            await readOne!(context.CancellationToken);
        }

        if (AfterHeaders)
        {
            await context.WriteResponseHeadersAsync([]);
        }

        throw new RpcException(new Status(Code, "försök igen"), Pushback is null ? [] : new Metadata { { "grpc-retry-pushback-ms", Pushback } });
    }

    /// <summary>Puts it before every handler.</summary>
    internal sealed class Before(FailFirst plan) : Interceptor
    {
        public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            await plan.PassAsync(context);
            return await continuation(request, context);
        }

        public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            await plan.PassAsync(context);
            await continuation(request, responseStream, context);
        }

        public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            ServerCallContext context,
            ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            await plan.PassAsync(context, requestStream.MoveNext);
            return await continuation(requestStream, context);
        }

        public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            await plan.PassAsync(context, requestStream.MoveNext);
            await continuation(requestStream, responseStream, context);
        }
    }
}
