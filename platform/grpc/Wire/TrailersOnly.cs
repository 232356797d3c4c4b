using Microsoft.AspNetCore.Http;

namespace Grpc.Core.Wire;

/// <summary>
/// PROTOCOL-HTTP2 "Trailers-Only → HTTP-Status Content-Type Trailers": a failed call without a message is one HEADERS frame with
/// END_STREAM.
/// </summary>
internal static class TrailersOnly
{
    /// <summary>Sets the headers; Kestrel sends them with END_STREAM when the request ends without a body.</summary>
    public static void Write(HttpResponse response, Status status, Metadata trailers)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = ContentType.Grpc;
        StatusTrailers.Write(status, trailers, (name, value) => response.Headers.Append(name, value));
    }
}
