using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Finsam.Transcoding.Binding;

/// <summary>Finds the fields that keep a JSON object from being a message, by path, so that the caller is told each of them.</summary>
internal static class JsonCheck
{
    // Enough to correct a request by; keeps the answer to a wrong one small.
    private const int MostViolations = 100;

    /// <summary>Members that are no field of their message, at any depth.</summary>
    public static IReadOnlyList<FieldViolation> UnknownFields(JsonObject json, MessageDescriptor message) =>
        [.. Unknown(json, message, "").Take(MostViolations)];

    /// <summary>Fields whose value does not fit their type, by trying each alone; for objects that failed to parse.</summary>
    public static IReadOnlyList<FieldViolation> UnfitFields(JsonObject json, MessageDescriptor message, JsonParser parser) =>
        [.. Unfit(json, message, "", parser).Take(MostViolations)];

    private static IEnumerable<FieldViolation> Unknown(JsonObject json, MessageDescriptor message, string prefix)
    {
        foreach (var (name, value) in json)
        {
            if (FieldPath.Find(message, name) is not { } field)
            {
                yield return new FieldViolation(prefix + name, "Fältet finns inte.");
                continue;
            }

            foreach (var (path, child, type) in Children(field, value, prefix + name))
            {
                foreach (var violation in Unknown(child, type, path + "."))
                {
                    yield return violation;
                }
            }
        }
    }

    private static IEnumerable<FieldViolation> Unfit(JsonObject json, MessageDescriptor message, string prefix, JsonParser parser)
    {
        foreach (var (name, value) in json)
        {
            if (FieldPath.Find(message, name) is not { } field || Fits(name, value, message, parser))
            {
                continue;
            }

            var deeper = Children(field, value, prefix + name)
                .SelectMany(child => Unfit(child.Json, child.Type, child.Path + ".", parser))
                .ToList();
            var own = new FieldViolation(prefix + name, $"Värdet är inte giltigt: väntat {Accepted(field)}.");
            foreach (var violation in deeper.Count > 0 ? deeper : [own])
            {
                yield return violation;
            }
        }
    }

    private static bool Fits(string name, JsonNode? value, MessageDescriptor message, JsonParser parser)
    {
        try
        {
            parser.Parse(new JsonObject { [name] = value?.DeepClone() }.ToJsonString(), message);
            return true;
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<(string Path, JsonObject Json, MessageDescriptor Type)> Children(
        FieldDescriptor field, JsonNode? value, string path)
    {
        // The values of a map are the second field of its entries.
        var content = field.IsMap ? field.MessageType.FindFieldByNumber(2) : field;
        if (content.FieldType != FieldType.Message || WellKnown.IsLeaf(content.MessageType))
        {
            yield break;
        }

        var type = content.MessageType;

        switch (value)
        {
            case JsonObject map when field.IsMap:
                foreach (var (key, entry) in map)
                {
                    if (entry is JsonObject child)
                    {
                        yield return ($"{path}[{key}]", child, type);
                    }
                }

                break;
            case JsonArray list when field.IsRepeated:
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is JsonObject child)
                    {
                        yield return ($"{path}[{i}]", child, type);
                    }
                }

                break;
            case JsonObject single when !field.IsRepeated:
                yield return (path, single, type);
                break;
        }
    }

    private static string Accepted(FieldDescriptor field) =>
        (field.IsRepeated && !field.IsMap ? "en lista där varje värde är " : "") + AcceptedOne(field);

    private static string AcceptedOne(FieldDescriptor field) => field.FieldType switch
    {
        _ when field.IsMap => "ett objekt",
        FieldType.Bool => "true eller false",
        FieldType.String => "en text",
        FieldType.Bytes => "base64",
        FieldType.Double or FieldType.Float => "ett tal",
        FieldType.Enum => "något av " + string.Join(", ", field.EnumType.Values.Select(value => value.Name)),
        FieldType.Message when field.MessageType.Name == "Timestamp" => "en tidpunkt som 2017-01-31T12:00:00Z",
        FieldType.Message => "ett objekt",
        _ => "ett heltal",
    };
}
