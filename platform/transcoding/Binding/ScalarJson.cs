using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Finsam.Transcoding.Binding;

/// <summary>Texts of paths and queries as JSON values. What can be a JSON text is left to the protobuf JSON parser to convert.</summary>
internal static class ScalarJson
{
    /// <summary>False when the field can't be given as a text at all, or not as this one.</summary>
    public static bool TryConvert(FieldDescriptor field, string text, out JsonNode value)
    {
        value = text;
        switch (field.FieldType)
        {
            case FieldType.Bool:
                var isBool = text is "true" or "false";
                value = text == "true";
                return isBool;

            case FieldType.Enum:
                if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                {
                    value = number;
                }

                return true;

            case FieldType.Message:
                return WellKnown.Wrapped(field.MessageType) is { } wrapped
                    ? TryConvert(wrapped, text, out value)
                    : WellKnown.IsText(field.MessageType);

            case FieldType.Group:
                return false;

            default:
                return true;
        }
    }
}
