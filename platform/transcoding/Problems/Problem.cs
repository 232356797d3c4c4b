using System.Text.Json.Serialization;
using Finsam.Transcoding.Binding;
using Finsam.Transcoding.Calls;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Finsam.Transcoding.Problems;

/// <summary>RFC 9457 problem details, with the stable reason and the fields that were wrong.</summary>
internal sealed record Problem(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("detail")] string Detail,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("violations")] IReadOnlyList<ProblemViolation> Violations)
{
    /// <summary>The call's name in the logs; ASP.NET Core's identifier of the request.</summary>
    [JsonPropertyName("correlationId")]
    public string CorrelationId { get; init; } = "";

    // What a change that gives an etag fails with when it is another's: ABORTED in gRPC (AIP-154), a failed precondition in HTTP.
    private const string EtagMismatch = "ETAG_MISMATCH";

    /// <summary>The problem of a call that failed: its reason from ErrorInfo, its violations from BadRequest.</summary>
    public static Problem Of(CallStatus status)
    {
        var violations = Details<BadRequest>(status)
            .SelectMany(detail => detail.FieldViolations)
            .Select(violation => new ProblemViolation(violation.Field, violation.Description))
            .ToList();

        // Field 1 is `reason`; this version of the generated class still has its first name.
        var reason = Details<ErrorInfo>(status).Select(info => info.Type).FirstOrDefault(text => text.Length > 0)
            ?? HttpStatusOf.Name(status.Code);
        var title = HttpStatusOf.Title(status.Code);
        var http = reason == EtagMismatch ? StatusCodes.Status412PreconditionFailed : HttpStatusOf.Http(status.Code);
        // The clock's own end of a call is the one that no handler has worded.
        var detail = status is { Code: StatusCode.DeadlineExceeded, Rich: null } ? "Anropet blev inte klart på den tid som det fick." : status.Detail;
        return new Problem(TypeOf(reason), title, http, detail, reason, violations);
    }

    /// <summary>The problem of a request that could not be read.</summary>
    public static Problem Of(UnreadableRequestException error) => new(
        TypeOf(error.Reason),
        HttpTitle.Of(error.HttpStatus),
        error.HttpStatus,
        error.Message,
        error.Reason,
        [.. error.Violations.Select(violation => new ProblemViolation(violation.Field, violation.Message))]);

    public static string TypeOf(string reason) => $"urn:finsam:problem:{reason}";

    private static IEnumerable<TDetail> Details<TDetail>(CallStatus status)
        where TDetail : class, Google.Protobuf.IMessage, new() =>
        (status.Rich?.Details ?? []).Where(any => any.Is(new TDetail().Descriptor)).Select(any => any.Unpack<TDetail>());
}

/// <summary>A field that was wrong, and how.</summary>
internal sealed record ProblemViolation(
    [property: JsonPropertyName("field")] string Field,
    [property: JsonPropertyName("message")] string Message);
