using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace Finsam.Gateway.Errors;

/// <summary>
/// Why the gateway itself answers instead of a service, in the form that the caller speaks: a gRPC status in the headers ("Trailers-Only")
/// or problem+json (RFC 9457).
/// </summary>
/// <param name="HttpStatus">Status for JSON.</param>
/// <param name="GrpcStatus">Status code for gRPC.</param>
/// <param name="Reason">Stable name of the reason.</param>
/// <param name="Title">Heading, in Swedish.</param>
/// <param name="Detail">What to do, in Swedish.</param>
internal sealed partial record GatewayProblem(int HttpStatus, int GrpcStatus, string Reason, string Title, string Detail)
{
    private const string GrpcContentType = "application/grpc";
    private const string ErrorDomain = "finsam";

    /// <summary>The service concerned, where one is.</summary>
    public string? Service { get; init; }

    /// <summary>When the caller may try again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True for the content types of gRPC: exactly its own, or followed by <c>+</c> or <c>;</c>.</summary>
    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType is { } type && type.StartsWith(GrpcContentType, StringComparison.OrdinalIgnoreCase)
        && (type.Length == GrpcContentType.Length || type[GrpcContentType.Length] is '+' or ';');

    /// <summary>Answers with it.</summary>
    public Task WriteAsync(HttpContext context) => IsGrpc(context.Request) ? WriteGrpc(context) : WriteJsonAsync(context);

    private Task WriteGrpc(HttpContext context)
    {
        var response = context.Response;
        // Field 1 of google.rpc.ErrorInfo is `reason`; the package's version still has its first name.
        var info = new ErrorInfo { Domain = ErrorDomain, Type = Reason };
        if (Service is not null)
        {
            info.Metadata["service"] = Service;
        }

        var request = new RequestInfo { RequestId = context.TraceIdentifier };
        var details = new Google.Rpc.Status { Code = GrpcStatus, Message = Detail, Details = { Any.Pack(info), Any.Pack(request) } };
        if (RetryAfter is { } wait)
        {
            details.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) }));
            response.Headers["grpc-retry-pushback-ms"] = $"{(long)wait.TotalMilliseconds}";
        }

        // Without a body the headers end the stream, which is what makes them trailers too.
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = GrpcContentType;
        response.Headers["grpc-status"] = $"{GrpcStatus}";
        response.Headers["grpc-message"] = Uri.EscapeDataString(Detail);
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(details.ToByteArray()).TrimEnd('=');
        return Task.CompletedTask;
    }

    private Task WriteJsonAsync(HttpContext context)
    {
        context.Response.StatusCode = HttpStatus;
        if (RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds)}";
        }

        return context.Response.WriteAsJsonAsync(
            new ProblemBody($"urn:finsam:problem:{Reason}", Title, HttpStatus, Detail, Reason, [], Service, context.TraceIdentifier),
            ProblemJson.Readable.ProblemBody,
            "application/problem+json",
            context.RequestAborted);
    }
}
