using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Finsam.Transcoding.Binding;

/// <summary>A dotted path to a field of a message, in proto names or JSON names.</summary>
public sealed class FieldPath
{
    private readonly FieldDescriptor[] _fields;

    private FieldPath(FieldDescriptor[] fields) => _fields = fields;

    /// <summary>The field at its end.</summary>
    public FieldDescriptor Last => _fields[^1];

    /// <summary>The field that it begins with.</summary>
    public FieldDescriptor First => _fields[0];

    /// <summary>The path in JSON names.</summary>
    public string JsonPath => string.Join('.', _fields.Select(each => each.JsonName));

    /// <summary>The path of one field of a message.</summary>
    public static FieldPath Of(FieldDescriptor field) => new([field]);

    /// <summary>The path with one more field at its end.</summary>
    public FieldPath Then(FieldDescriptor field) => new([.. _fields, field]);

    /// <summary>False when a name is no field, or when one before the last is repeated or not a message.</summary>
    public static bool TryResolve(MessageDescriptor message, string path, out FieldPath resolved)
    {
        ArgumentNullException.ThrowIfNull(path);
        var names = path.Split('.');
        var fields = new FieldDescriptor[names.Length];
        resolved = new FieldPath(fields);
        MessageDescriptor? inside = message;
        for (var i = 0; i < names.Length; i++)
        {
            if (inside is null || Find(inside, names[i]) is not { } field)
            {
                return false;
            }

            fields[i] = field;
            inside = HasFields(field) && !field.IsRepeated ? field.MessageType : null;
        }

        return true;
    }

    /// <summary>The field of a JSON member, by its proto name or its JSON name.</summary>
    public static FieldDescriptor? Find(MessageDescriptor message, string name)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.FindFieldByName(name) ?? message.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name);
    }

    /// <summary>True when the field's JSON is an object of fields, or a list of such.</summary>
    public static bool HasFields(FieldDescriptor field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.FieldType == FieldType.Message && !field.IsMap && !WellKnown.IsLeaf(field.MessageType);
    }

    /// <summary>The value there; null when there is none.</summary>
    internal JsonNode? Get(JsonObject root)
    {
        JsonNode? inside = root;
        foreach (var field in _fields)
        {
            inside = inside is JsonObject json ? json[KeyOf(json, field)] : null;
        }

        return inside;
    }

    /// <summary>
    /// Puts a value there, making the objects on the way; what was there goes. UnreadableRequestException when something else than an object
    /// stands in the way.
    /// </summary>
    internal void Set(JsonObject root, JsonNode value)
    {
        var inside = root;
        foreach (var field in _fields[..^1])
        {
            switch (inside[KeyOf(inside, field)])
            {
                case JsonObject next:
                    inside = next;
                    break;
                case null:
                    var made = new JsonObject();
                    Put(inside, field, made);
                    inside = made;
                    break;
                default:
                    throw new UnreadableRequestException(
                        "INVALID_VALUE",
                        "Begäran har värden som inte passar sina fält.",
                        new FieldViolation(field.JsonName, AcceptedValues.Wrong(field)));
            }
        }

        Put(inside, Last, value);
    }

    private static string KeyOf(JsonObject inside, FieldDescriptor field) => inside.ContainsKey(field.Name) ? field.Name : field.JsonName;

    private static void Put(JsonObject inside, FieldDescriptor field, JsonNode value)
    {
        inside.Remove(field.Name);
        inside[field.JsonName] = value;
    }
}
