using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Finsam.OpenApi;

/// <summary>The schemas of the messages and enums that operations use, by full name; each is made once.</summary>
internal sealed class SchemaCollection
{
    private readonly SortedDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal) { [ProblemResponse.Name] = ProblemResponse.Schema() };

    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    /// <summary>A reference to a message's schema.</summary>
    public JsonObject Message(MessageDescriptor message)
    {
        if (_schemas.TryAdd(message.FullName, []))
        {
            _schemas[message.FullName] = Create(message);
        }

        return Reference(message.FullName);
    }

    /// <summary>A reference to an enum's schema.</summary>
    public JsonObject Enum(EnumDescriptor type)
    {
        var values = type.Values.Select(value => $"- `{value.Name}`: {Comment.Of(value).Text}");
        _schemas.TryAdd(type.FullName, new JsonObject
        {
            ["type"] = "string",
            ["description"] = $"{Comment.Of(type).Text}\n\n{string.Join('\n', values)}",
            ["enum"] = new JsonArray([.. type.Values.Select(value => JsonValue.Create(value.Name))]),
        });
        return Reference(type.FullName);
    }

    public JsonObject ToJson() => new(_schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value)));

    private JsonObject Create(MessageDescriptor message)
    {
        var properties = message.Fields.InDeclarationOrder()
            .Select(field => KeyValuePair.Create(field.JsonName, (JsonNode?)FieldSchema.WithDescription(field, this)));
        var schema = new JsonObject
        {
            ["type"] = "object", ["description"] = Comment.Of(message).Text, ["properties"] = new JsonObject(properties),
        };
        OneofSchema.Add(schema, message);
        return schema;
    }
}
