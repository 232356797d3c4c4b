using Google.Protobuf.Reflection;

namespace Finsam.Transcoding.Binding;

/// <summary>The messages whose JSON is not an object of their fields ("ProtoJSON Format" of the protobuf documentation).</summary>
public static class WellKnown
{
    private const string Package = "google.protobuf";

    /// <summary>True when the message is a single value in JSON, or has a shape of its own.</summary>
    public static bool IsLeaf(MessageDescriptor message) => IsWellKnown(message) && message.Name is not "Empty";

    /// <summary>The field that a wrapper such as Int64Value stands for; null for other messages.</summary>
    public static FieldDescriptor? Wrapped(MessageDescriptor message) =>
        IsWellKnown(message) && message.File.Name == "google/protobuf/wrappers.proto" ? message.FindFieldByName("value") : null;

    /// <summary>True when the JSON is a text: Timestamp, Duration, FieldMask.</summary>
    public static bool IsText(MessageDescriptor message) => IsWellKnown(message) && message.Name is ("Timestamp" or "Duration" or "FieldMask");

    private static bool IsWellKnown(MessageDescriptor message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.File.Package == Package;
    }
}
