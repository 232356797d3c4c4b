using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Finsam.Transcoding.Binding;

/// <summary>Reads query parameters: dotted names of fields, a repeated field's several times.</summary>
internal sealed class QueryReader(HttpBinding binding)
{
    private readonly Dictionary<string, FieldPath> _accepted = binding.QueryFields.ToDictionary(field => field.JsonPath);

    private MessageDescriptor Type => binding.Method.InputType;

    /// <summary>The parameters as an object of the method's message. UnreadableRequestException names every one that can't be used.</summary>
    public JsonObject Read(IQueryCollection query)
    {
        var json = new JsonObject();
        var violations = new List<FieldViolation>();
        var given = new HashSet<string>();
        var isAllKnown = true;
        foreach (var (name, values) in query)
        {
            var isKnown = FieldPath.TryResolve(Type, name, out var path) && _accepted.ContainsKey(path.JsonPath);
            isAllKnown &= isKnown;
            if (!isKnown)
            {
                violations.Add(new FieldViolation(ToldName.Of(name), Unknown(name)));
            }
            else if (!given.Add(path.JsonPath) || (values.Count > 1 && !path.Last.IsRepeated))
            {
                violations.Add(new FieldViolation(name, "Fältet får bara ges en gång."));
            }
            else if (Convert(path.Last, values) is { } value)
            {
                path.Set(json, value);
            }
            else
            {
                violations.Add(new FieldViolation(name, AcceptedValues.Wrong(path.Last)));
            }
        }

        return violations.Count == 0 ? json : throw new UnreadableRequestException(
            isAllKnown ? "INVALID_VALUE" : "UNKNOWN_FIELD", "Begäran har frågeparametrar som inte kan användas.", violations);
    }

    private static JsonNode? Convert(FieldDescriptor field, StringValues texts)
    {
        var values = new JsonArray();
        foreach (var text in texts)
        {
            if (!ScalarJson.TryConvert(field, text ?? "", out var value))
            {
                return null;
            }

            values.Add(value);
        }

        return field.IsRepeated ? values : values[0]?.DeepClone();
    }

    private string Unknown(string name) => IsInPath(name) ? "Fältet ges i sökvägen."
        : binding.Body.Length > 0 && _accepted.Count == 0 ? "Här tas inga frågeparametrar emot; fältet ges i innehållet."
        : AcceptedValues.Unknown(_accepted.Keys);

    private bool IsInPath(string name) =>
        FieldPath.TryResolve(Type, name, out var path) && binding.PathFields.Any(field => field.JsonPath == path.JsonPath);
}
