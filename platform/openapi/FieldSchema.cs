using System.Text.Json.Nodes;
using Finsam.Transcoding.Binding;
using Google.Protobuf.Reflection;

namespace Finsam.OpenApi;

/// <summary>The schemas of fields: what proto3 JSON writes for them ("ProtoJSON Format" of the protobuf documentation).</summary>
internal static class FieldSchema
{
    /// <summary>The schema with the field's comment.</summary>
    public static JsonObject WithDescription(FieldDescriptor field, SchemaCollection schemas)
    {
        var schema = Of(field, schemas);
        schema["description"] = Comment.Of(field).Text;
        return schema;
    }

    /// <summary>The schema of a field, list or map.</summary>
    public static JsonObject Of(FieldDescriptor field, SchemaCollection schemas)
    {
        if (field.IsMap)
        {
            var value = field.MessageType.FindFieldByNumber(2);
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = Single(value, schemas) };
        }

        var single = Single(field, schemas);
        return field.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = single } : single;
    }

    private static JsonObject Single(FieldDescriptor field, SchemaCollection schemas) => field.FieldType switch
    {
        FieldType.Bool => new() { ["type"] = "boolean" },
        FieldType.String => new() { ["type"] = "string" },
        FieldType.Bytes => new() { ["type"] = "string", ["contentEncoding"] = "base64" },
        FieldType.Float => Number("float"),
        FieldType.Double => Number("double"),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => new() { ["type"] = "integer", ["format"] = "int32" },
        FieldType.UInt32 or FieldType.Fixed32 => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = uint.MaxValue },
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Text("int64", "^-?[0-9]+$"),
        FieldType.UInt64 or FieldType.Fixed64 => Text("uint64", "^[0-9]+$"),
        FieldType.Enum => schemas.Enum(field.EnumType),
        _ => Message(field.MessageType, schemas),
    };

    private static JsonObject Message(MessageDescriptor message, SchemaCollection schemas)
    {
        if (WellKnown.Wrapped(message) is { } wrapped)
        {
            return new JsonObject { ["anyOf"] = new JsonArray(Single(wrapped, schemas), new JsonObject { ["type"] = "null" }) };
        }

        return !WellKnown.IsLeaf(message) ? schemas.Message(message) : message.Name switch
        {
            "Timestamp" => Text("date-time", null),
            "Duration" => Text(null, @"^-?[0-9]+(\.[0-9]{1,9})?s$"),
            "FieldMask" => Text(null, null),
            "ListValue" => new() { ["type"] = "array" },
            "Value" => [],
            _ => new() { ["type"] = "object" },
        };
    }

    private static JsonObject Number(string format) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "number", ["format"] = format },
            new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("NaN", "Infinity", "-Infinity") }),
    };

    private static JsonObject Text(string? format, string? pattern)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (format is not null)
        {
            schema["format"] = format;
        }

        if (pattern is not null)
        {
            schema["pattern"] = pattern;
        }

        return schema;
    }
}
