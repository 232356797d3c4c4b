using System.Net;
using System.Net.Sockets;
using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>What failures of HTTP mean as a status.</summary>
internal static class HttpErrors
{
    /// <summary>http-grpc-status-mapping.md, for responses without a grpc-status.</summary>
    public static Status StatusOf(HttpResponseMessage response, string reason) => new(
        response.StatusCode switch
        {
            HttpStatusCode.BadRequest => StatusCode.Internal,
            HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
            HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
            HttpStatusCode.NotFound => StatusCode.Unimplemented,
            HttpStatusCode.TooManyRequests => StatusCode.Unavailable,
            HttpStatusCode.BadGateway => StatusCode.Unavailable,
            HttpStatusCode.ServiceUnavailable => StatusCode.Unavailable,
            HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
            _ => StatusCode.Unknown,
        },
        $"{reason} HTTP status code: {(int)response.StatusCode}.");

    /// <summary>The status of an exception thrown while sending or reading.</summary>
    public static Status StatusOf(Exception error)
    {
        if (error is RpcException rpc)
        {
            return rpc.Status;
        }

        var code = error is OperationCanceledException ? StatusCode.Cancelled
            : Chain(error).OfType<HttpProtocolException>().FirstOrDefault() is { } protocol ? OfErrorCode(protocol.ErrorCode)
            : IsConnectionLost(error) ? StatusCode.Unavailable
            : StatusCode.Internal;
        var causes = string.Join(" ", Chain(error).Select(e => $"{e.GetType().Name}: {e.Message}"));
        return new Status(code, $"The call failed. {causes}", error);
    }

    /// <summary>PROTOCOL-HTTP2 "Errors": HTTP/2 error codes of RST_STREAM and GOAWAY.</summary>
    private static StatusCode OfErrorCode(long errorCode) => errorCode switch
    {
        0x7 => StatusCode.Unavailable, // REFUSED_STREAM: certainly not processed
        0x8 => StatusCode.Cancelled, // CANCEL
        0xb => StatusCode.ResourceExhausted, // ENHANCE_YOUR_CALM
        0xc => StatusCode.PermissionDenied, // INADEQUATE_SECURITY
        0x5 => StatusCode.Unknown, // STREAM_CLOSED
        _ => StatusCode.Internal,
    };

    private static bool IsConnectionLost(Exception error) =>
        Chain(error).Any(e => e is SocketException or IOException)
        || error is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError or HttpRequestError.ResponseEnded,
        };

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
