using System.Text.Json;
using System.Text.Json.Serialization;

namespace Finsam.Gateway.Errors;

/// <summary>A problem as JSON (RFC 9457 section 3.1), with two members of our own: the reason's name and the service.</summary>
internal sealed record ProblemBody(string Type, string Title, int Status, string Detail, string Instance, string Reason, string? Service);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJson : JsonSerializerContext;
