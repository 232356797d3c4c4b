using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Finsam.Transcoding.Binding;

/// <summary>The objects within a JSON object that are messages in their turn, with their paths: <c>period.</c>, <c>rows[3].</c></summary>
internal static class JsonObjects
{
    /// <summary>The object itself and all within it.</summary>
    public static IEnumerable<Found> Within(JsonObject json, MessageDescriptor type) => Within(new Found("", json, type));

    /// <summary>The objects that a field's value is or holds, not those within them.</summary>
    public static IEnumerable<Found> Of(FieldDescriptor field, JsonNode? value, string path)
    {
        // The values of a map are the second field of its entries.
        var content = field.IsMap ? field.MessageType.FindFieldByNumber(2) : field;
        if (!FieldPath.HasFields(content))
        {
            return [];
        }

        IEnumerable<(string Path, JsonNode? Json)> held = value switch
        {
            JsonObject map when field.IsMap => map.Select(entry => ($"{path}[{entry.Key}]", entry.Value)),
            JsonArray list when field.IsRepeated => list.Select((entry, i) => ($"{path}[{i}]", entry)),
            JsonObject single when !field.IsRepeated => [(path, (JsonNode?)single)],
            _ => [],
        };
        return held.Where(entry => entry.Json is JsonObject).Select(entry => new Found(entry.Path + ".", (JsonObject)entry.Json!, content.MessageType));
    }

    private static IEnumerable<Found> Within(Found found) => found.Json
        .SelectMany(member => FieldPath.Find(found.Type, member.Key) is { } field ? Of(field, member.Value, found.Prefix + member.Key) : [])
        .SelectMany(Within)
        .Prepend(found);

    /// <summary>An object, what stands before its members' names in a path, and the message that it is to be.</summary>
    internal sealed record Found(string Prefix, JsonObject Json, MessageDescriptor Type);
}
