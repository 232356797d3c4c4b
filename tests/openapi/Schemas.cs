using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Finsam.OpenApi.Tests;

/// <summary>JSON Schema 2020-12, as OpenAPI 3.1 has it.</summary>
internal static class Schemas
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    /// <summary>The schema of OpenAPI 3.1 documents.</summary>
    public static JsonSchema OfDocuments { get; } = ReadOfDocuments();

    /// <summary>What is wrong with an instance, by place; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(this JsonSchema schema, JsonNode? instance)
    {
        var result = schema.Evaluate(instance, Options);
        return result.IsValid ? [] :
        [
            .. result.Details.Where(detail => detail.HasErrors)
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Key}: {error.Value}")),
            "invalid",
        ];
    }

    /// <summary>A schema of the document, with the components that it may refer to.</summary>
    public static JsonSchema Resolved(JsonNode schema)
    {
        var whole = new JsonObject { ["allOf"] = new JsonArray(schema.DeepClone()), ["$defs"] = Published.Schemas.DeepClone() };
        return JsonSchema.FromText(whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }

    private static JsonSchema ReadOfDocuments()
    {
        using var stream = typeof(Schemas).Assembly.GetManifestResourceStream("oas-3.1-schema.json")!;
        return JsonSerializer.Deserialize<JsonSchema>(stream)!;
    }
}
