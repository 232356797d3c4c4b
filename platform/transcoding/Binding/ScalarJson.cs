using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Finsam.Transcoding.Binding;

/// <summary>Texts of paths and queries as JSON values. What can be a JSON text is left to the protobuf JSON parser to convert.</summary>
internal static class ScalarJson
{
    /// <summary>True when the field, or each value of a repeated one, can be given as a text.</summary>
    public static bool CanHold(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => !field.IsMap && (WellKnown.Wrapped(field.MessageType) is not null || WellKnown.IsText(field.MessageType)),
        FieldType.Group => false,
        _ => true,
    };

    /// <summary>False when the field can't be given as this text.</summary>
    public static bool TryConvert(FieldDescriptor field, string text, out JsonNode value)
    {
        value = text;
        switch (field.FieldType)
        {
            case FieldType.Bool:
                value = text == "true";
                return text is "true" or "false";

            case FieldType.Enum:
                if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                {
                    value = number;
                }

                return true;

            case FieldType.Message when WellKnown.Wrapped(field.MessageType) is { } wrapped:
                return TryConvert(wrapped, text, out value);

            default:
                return CanHold(field);
        }
    }
}
