using System.Text.Json.Nodes;

namespace Finsam.OpenApi;

/// <summary>The answer of every call that fails: problem+json (RFC 9457) with members of our own.</summary>
internal static class ProblemResponse
{
    public const string Name = "Problem";
    public const string MediaType = "application/problem+json";

    /// <summary>A reference to it from an operation.</summary>
    public static JsonObject Reference() => new() { ["$ref"] = $"#/components/responses/{Name}" };

    public static JsonObject Create() => new()
    {
        ["description"] = "The call was refused or failed.",
        ["content"] = new JsonObject { [MediaType] = new JsonObject { ["schema"] = SchemaCollection.Reference(Name) } },
    };

    public static JsonObject Schema() => Object(
        "Problem details (RFC 9457).",
        ["type", "title", "status", "detail", "reason", "violations", "correlationId"],
        ("type", Text("Identifies the kind of problem: `urn:finsam:problem:` and the reason.", "uri")),
        ("title", Text("Heading, in Swedish.")),
        ("status", new JsonObject { ["type"] = "integer", ["minimum"] = 400, ["maximum"] = 599, ["description"] = "The HTTP status." }),
        ("detail", Text("What was wrong, in Swedish.")),
        ("reason", Text("Stable name of what was wrong, such as `VOUCHER_UNBALANCED`.")),
        ("violations", Violations()),
        ("service", Text("The service that did not answer; only where one did not.")),
        ("correlationId", Text("The call's name in the logs: the `X-Correlation-ID` that it was sent with, or one made for it.")));

    private static JsonObject Violations() => new()
    {
        ["type"] = "array",
        ["description"] = "The fields that were wrong; empty when it was none.",
        ["items"] = Object(
            "A field that was wrong.",
            ["field", "message"],
            ("field", Text("Path of the field, such as `postings[1].amountOre`.")),
            ("message", Text("What was wrong with it and what is accepted, in Swedish."))),
    };

    private static JsonObject Object(string description, string[] required, params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["description"] = description,
        ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
        ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
    };

    private static JsonObject Text(string description, string? format = null)
    {
        var schema = new JsonObject { ["type"] = "string", ["description"] = description };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return schema;
    }
}
