using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Finsam.Gateway.Errors;

/// <summary>
/// A problem as JSON (RFC 9457 section 3.1), with the members of the services' own problems: the reason's name and the fields that were
/// wrong, which the gateway knows none of; the service that did not answer; and the name of the call in the logs.
/// </summary>
internal sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string Reason, IReadOnlyList<string> Violations, string? Service, string CorrelationId);

[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJson : JsonSerializerContext
{
    /// <summary>With Swedish letters as they are, for those who read it in a terminal.</summary>
    public static ProblemJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
