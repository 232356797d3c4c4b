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
    [
        .. JsonObjects.Within(json, message).SelectMany(inside => inside.Json
            .Where(member => FieldPath.Find(inside.Type, member.Key) is null)
            .Select(member => new FieldViolation(
                ToldName.Of(inside.Prefix + member.Key), AcceptedValues.Unknown(inside.Type.Fields.InDeclarationOrder().Select(field => field.JsonName)))))
            .Take(MostViolations),
    ];

    /// <summary>Members that shut each other out: one field under both of its names, or several of a oneof.</summary>
    public static IReadOnlyList<FieldViolation> ConflictingFields(JsonObject json, MessageDescriptor message) =>
        [.. JsonObjects.Within(json, message).SelectMany(Conflicts).Take(MostViolations)];

    /// <summary>Fields whose value does not fit their type, by trying each alone; for objects that failed to parse.</summary>
    public static IReadOnlyList<FieldViolation> UnfitFields(JsonObject json, MessageDescriptor message, JsonParser parser) =>
        [.. Unfit(new JsonObjects.Found("", json, message), parser).Take(MostViolations)];

    private static IEnumerable<FieldViolation> Conflicts(JsonObjects.Found inside)
    {
        var given = inside.Json
            .Where(member => member.Value is not null)
            .Select(member => (Name: member.Key, Field: FieldPath.Find(inside.Type, member.Key)!))
            .ToList();
        foreach (var names in given.GroupBy(member => member.Field, member => member.Name).Where(names => names.Count() > 1))
        {
            yield return new FieldViolation(inside.Prefix + names.Last(), $"Fältet ges två gånger, som {string.Join(" och ", names)}.");
        }

        var choices = given.Where(member => member.Field.RealContainingOneof is not null).GroupBy(member => member.Field.RealContainingOneof);
        foreach (var choice in choices.Where(members => members.DistinctBy(member => member.Field).Count() > 1))
        {
            var accepted = string.Join(", ", choice.Key.Fields.Select(field => field.JsonName));
            foreach (var (name, _) in choice)
            {
                yield return new FieldViolation(inside.Prefix + name, $"Bara ett av fälten {accepted} får ges.");
            }
        }
    }

    private static IEnumerable<FieldViolation> Unfit(JsonObjects.Found inside, JsonParser parser)
    {
        foreach (var (name, value) in inside.Json)
        {
            if (FieldPath.Find(inside.Type, name) is not { } field || Fits(name, value, inside.Type, parser))
            {
                continue;
            }

            var path = inside.Prefix + name;
            var deeper = JsonObjects.Of(field, value, path).SelectMany(child => Unfit(child, parser)).ToList();
            foreach (var violation in deeper.Count > 0 ? deeper : [new FieldViolation(path, AcceptedValues.Wrong(field))])
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
}
