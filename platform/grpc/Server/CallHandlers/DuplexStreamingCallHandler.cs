using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal.CallHandlers;

/// <summary>Streams both ways.</summary>
internal sealed class DuplexStreamingCallHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method, MethodOptions options, ILogger logger, DuplexStreamingServerMethod<TRequest, TResponse> handler)
    : ServerCallHandler<TRequest, TResponse>(method, options, logger)
    where TRequest : class
    where TResponse : class
{
    protected override async Task InvokeAsync(ServerCall call)
    {
        var requests = new RequestStream<TRequest>(call, call.CreateReader(Method.RequestMarshaller));
        await handler(requests, new ResponseStream<TResponse>(call, Method.ResponseMarshaller), call.Context);
        await EndStreamAsync(call);
    }
}
