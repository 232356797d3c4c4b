using Grpc.Core;
using Grpc.Core.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal.CallHandlers;

/// <summary>From an HTTP request to a call of a method, and from its end to a status.</summary>
internal abstract partial class ServerCallHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method, MethodOptions options, ILogger logger)
    where TRequest : class
    where TResponse : class
{
    protected Method<TRequest, TResponse> Method => method;

    /// <summary>The endpoint's delegate.</summary>
    public async Task HandleCallAsync(HttpContext httpContext)
    {
        // "If Content-Type does not begin with "application/grpc", gRPC servers SHOULD respond with HTTP status of 415."
        if (!ContentType.IsGrpc(httpContext.Request.ContentType))
        {
            httpContext.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        if (!HttpProtocol.IsHttp2(httpContext.Request.Protocol) && !HttpProtocol.IsHttp3(httpContext.Request.Protocol))
        {
            httpContext.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            httpContext.Response.Headers.Upgrade = "HTTP/2";
            return;
        }

        LiftHttpLimits(httpContext);
        httpContext.Response.ContentType = ContentType.Grpc;
        await using var call = new ServerCall(httpContext, method.FullName, options);
        try
        {
            call.Start();
            await InvokeAsync(call);
        }
        catch (Exception e)
        {
            await EndWithErrorAsync(call, e);
        }
    }

    /// <summary>Reads what the kind of call has before its handler, runs it, and ends the call when it went through.</summary>
    protected abstract Task InvokeAsync(ServerCall call);

    /// <summary>Ends a call with its one response.</summary>
    protected async Task EndWithResponseAsync(ServerCall call, TResponse? response)
    {
        if (response is null)
        {
            throw WireErrors.Of(StatusCode.Cancelled, "No message returned from method.");
        }

        if (!call.TryClaimEnd())
        {
            return;
        }

        var status = call.Context.Status;
        if (status.StatusCode == StatusCode.OK)
        {
            try
            {
                call.Write(response, method.ResponseMarshaller);
            }
            catch (RpcException e)
            {
                status = e.Status;
            }
        }

        await call.SendEndAsync(status, call.Context.ResponseTrailers);
    }

    /// <summary>Ends a call whose responses were a stream.</summary>
    protected static Task EndStreamAsync(ServerCall call) =>
        call.TryClaimEnd() ? call.SendEndAsync(call.Context.Status, call.Context.ResponseTrailers) : Task.CompletedTask;

    private static void LiftHttpLimits(HttpContext httpContext)
    {
        // Messages have a limit of their own, and a stream may be silent for as long as it likes.
        if (httpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (httpContext.Features.Get<Microsoft.AspNetCore.Server.Kestrel.Core.Features.IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    private async Task EndWithErrorAsync(ServerCall call, Exception error)
    {
        if (!call.TryClaimEnd())
        {
            return;
        }

        var (status, trailers) = StatusOf(call, error);
        await call.SendEndAsync(status, trailers);
    }

    private (Status Status, Metadata Trailers) StatusOf(ServerCall call, Exception error)
    {
        var trailers = call.Context.ResponseTrailers;
        if (error is RpcException rpc)
        {
            LogRefused(method.FullName, rpc.StatusCode, rpc.Status.Detail);
            foreach (var entry in rpc.Trailers)
            {
                trailers.Add(entry);
            }

            return (rpc.Status, trailers);
        }

        // Once the caller has gone, whatever the handler failed with came of that.
        if (call.Token.IsCancellationRequested)
        {
            LogCancelled(method.FullName);
            return (new Status(StatusCode.Cancelled, "The call was cancelled."), trailers);
        }

        LogFailed(error, method.FullName);
        var told = options.EnableDetailedErrors ? $" {error.GetType().Name}: {error.Message}" : "";
        return (new Status(StatusCode.Unknown, "Exception was thrown by handler." + told, error), trailers);
    }

    [LoggerMessage(1, LogLevel.Debug, "{Method} ended with {StatusCode}: {Detail}")]
    private partial void LogRefused(string method, StatusCode statusCode, string detail);

    [LoggerMessage(2, LogLevel.Debug, "{Method} was cancelled by its caller.")]
    private partial void LogCancelled(string method);

    [LoggerMessage(3, LogLevel.Error, "{Method} failed.")]
    private partial void LogFailed(Exception error, string method);
}
