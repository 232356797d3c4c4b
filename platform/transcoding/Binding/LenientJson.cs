using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Finsam.Transcoding.Binding;

/// <summary>
/// What proto3 JSON takes but this version of its parser does not ("ProtoJSON Format"): base64 that is URL-safe or without padding, and a
/// null beside another field of the same oneof.
/// </summary>
internal static class LenientJson
{
    /// <summary>Puts into an object what the parser takes for the same; true when there was any such.</summary>
    public static bool Normalize(JsonObject json, MessageDescriptor type)
    {
        var changed = false;
        foreach (var found in JsonObjects.Within(json, type).ToList())
        {
            foreach (var (name, value) in found.Json.ToList())
            {
                var field = FieldPath.Find(found.Type, name);
                if (field is { FieldType: FieldType.Bytes } && Normalized(value) is { } normalized)
                {
                    found.Json[name] = normalized;
                    changed = true;
                }
                else if (value is null && field?.RealContainingOneof is not null && !HoldsNull(field))
                {
                    changed |= found.Json.Remove(name);
                }
            }
        }

        return changed;
    }

    private static bool HoldsNull(FieldDescriptor field) =>
        field is { FieldType: FieldType.Message, MessageType.FullName: "google.protobuf.Value" }
            or { FieldType: FieldType.Enum, EnumType.FullName: "google.protobuf.NullValue" };

    private static JsonNode? Normalized(JsonNode? value)
    {
        switch (value)
        {
            case JsonArray list:
                var all = list.Select(each => Normalized(each) ?? each?.DeepClone()).ToArray();
                return new JsonArray(all);
            case JsonValue single when single.GetValueKind() == JsonValueKind.String:
                var text = single.GetValue<string>();
                var standard = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
                standard += new string('=', (4 - (standard.Length % 4)) % 4);
                return standard == text ? null : JsonValue.Create(standard);
            default:
                return null;
        }
    }
}
