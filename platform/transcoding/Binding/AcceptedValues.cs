using Google.Protobuf.Reflection;

namespace Finsam.Transcoding.Binding;

/// <summary>Says in Swedish what a field or a message takes.</summary>
internal static class AcceptedValues
{
    // As many as a reader looks through.
    private const int MostNames = 40;

    public static string Wrong(FieldDescriptor field) => $"Värdet är inte giltigt: väntat {Of(field)}.";

    public static string Unknown(IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(MostNames)) + (all.Count > MostNames ? "…" : "");
        return all.Count == 0 ? "Fältet finns inte." : $"Fältet finns inte. Godtas: {shown}.";
    }

    private static string Of(FieldDescriptor field) => field.IsMap ? "ett objekt"
        : field.IsRepeated ? $"en lista där varje värde är {One(field)}"
        : One(field);

    private static string One(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Bool => "true eller false",
        FieldType.String => "en text",
        FieldType.Bytes => "base64",
        FieldType.Double or FieldType.Float => "ett tal",
        FieldType.Enum => "något av " + string.Join(", ", field.EnumType.Values.Select(value => value.Name)),
        FieldType.Message => Message(field.MessageType),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => $"ett heltal mellan {int.MinValue} och {int.MaxValue}",
        FieldType.UInt32 or FieldType.Fixed32 => $"ett heltal mellan 0 och {uint.MaxValue}",
        FieldType.UInt64 or FieldType.Fixed64 => $"ett heltal mellan 0 och {ulong.MaxValue}",
        _ => $"ett heltal mellan {long.MinValue} och {long.MaxValue}",
    };

    private static string Message(MessageDescriptor message) => message switch
    {
        _ when WellKnown.Wrapped(message) is { } wrapped => One(wrapped),
        _ when !WellKnown.IsLeaf(message) => "ett objekt",
        { Name: "Timestamp" } => "en tidpunkt som 2017-01-31T12:00:00Z",
        { Name: "Duration" } => "en tidslängd som 1.5s",
        { Name: "FieldMask" } => "fältnamn med komma emellan",
        _ => $"JSON för {message.FullName}",
    };
}
