using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Finsam.OpenApi;

/// <summary>The rule of a oneof: one of its fields, or none.</summary>
internal static class OneofSchema
{
    /// <summary>Adds the rule of each oneof of a message to its schema.</summary>
    public static void Add(JsonObject schema, MessageDescriptor message)
    {
        var rules = message.RealOneofs().Select(Rule).ToArray<JsonNode?>();
        if (rules.Length > 0)
        {
            schema["allOf"] = new JsonArray(rules);
        }
    }

    private static IEnumerable<OneofDescriptor> RealOneofs(this MessageDescriptor message) => message.Oneofs.Where(oneof => !oneof.IsSynthetic);

    private static JsonObject Rule(OneofDescriptor oneof)
    {
        var none = new JsonObject { ["not"] = new JsonObject { ["anyOf"] = new JsonArray([.. oneof.Fields.Select(Has)]) } };
        return new JsonObject { ["oneOf"] = new JsonArray([.. oneof.Fields.Select(Has), none]) };
    }

    private static JsonObject Has(FieldDescriptor field) => new() { ["required"] = new JsonArray(field.JsonName) };
}
