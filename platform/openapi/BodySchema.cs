using System.Text.Json.Nodes;
using Finsam.Transcoding.Binding;
using Google.Protobuf.Reflection;

namespace Finsam.OpenApi;

/// <summary>The schema of a body that is the request message: its fields without those that the path gives. Others are refused.</summary>
internal static class BodySchema
{
    /// <summary>The schema; null when the path gives every field.</summary>
    public static JsonObject? Of(HttpBinding binding, SchemaCollection schemas)
    {
        var inPath = binding.PathFields.Select(field => field.JsonPath).ToHashSet();
        return Of(binding.Method.InputType, "", inPath, schemas);
    }

    private static JsonObject? Of(MessageDescriptor message, string prefix, HashSet<string> inPath, SchemaCollection schemas)
    {
        var properties = new JsonObject();
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            var path = prefix + field.JsonName;
            var schema = inPath.Contains(path) ? null
                : inPath.Any(taken => taken.StartsWith(path + ".", StringComparison.Ordinal))
                    ? Of(field.MessageType, path + ".", inPath, schemas)
                    : FieldSchema.WithDescription(field, schemas);
            if (schema is not null)
            {
                properties[field.JsonName] = schema;
            }
        }

        if (properties.Count == 0)
        {
            return null;
        }

        var body = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        OneofSchema.Add(body, message);
        return body;
    }
}
