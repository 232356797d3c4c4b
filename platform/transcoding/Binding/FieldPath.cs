using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Finsam.Transcoding.Binding;

/// <summary>A dotted path to a field of a message, in proto names or JSON names.</summary>
internal sealed class FieldPath
{
    private readonly FieldDescriptor[] _fields;

    private FieldPath(FieldDescriptor[] fields) => _fields = fields;

    public FieldDescriptor Last => _fields[^1];

    /// <summary>False when a name is no field, or when one before the last is repeated or not a message.</summary>
    public static bool TryResolve(MessageDescriptor message, string path, out FieldPath resolved)
    {
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
            var hasFields = field.FieldType == FieldType.Message && !field.IsRepeated && !WellKnown.IsLeaf(field.MessageType);
            inside = hasFields ? field.MessageType : null;
        }

        return true;
    }

    /// <summary>The field of a JSON member, by its proto name or its JSON name.</summary>
    public static FieldDescriptor? Find(MessageDescriptor message, string name) =>
        message.FindFieldByName(name) ?? message.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name);

    /// <summary>Puts a value there, making the objects on the way; what was there goes.</summary>
    public void Set(JsonObject root, JsonNode value)
    {
        var inside = root;
        foreach (var field in _fields[..^1])
        {
            if (inside[KeyOf(inside, field)] is not JsonObject next)
            {
                next = [];
                Put(inside, field, next);
            }

            inside = next;
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
