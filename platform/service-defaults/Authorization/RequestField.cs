using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Reads texts of a request by the path of their field.</summary>
internal static class RequestField
{
    private static readonly ConcurrentDictionary<(MessageDescriptor, string), FieldDescriptor[]> Known = new();

    /// <summary>The text of a field; empty where the request has no such field, or it is not set.</summary>
    /// <param name="message">Request.</param>
    /// <param name="path">Names from the request inwards, such as <c>participation.insats</c>; empty for none.</param>
    public static string Read(IMessage message, string path)
    {
        object? value = message;
        foreach (var field in Known.GetOrAdd((message.Descriptor, path), key => Find(key.Item1, key.Item2)))
        {
            value = value is IMessage holder ? field.Accessor.GetValue(holder) : null;
        }

        return value as string ?? "";
    }

    /// <summary>The texts of a repeated field; none where the request has no such field.</summary>
    /// <param name="message">Request.</param>
    /// <param name="name">Name of the field.</param>
    public static IReadOnlyList<string> ReadList(IMessage message, string name) =>
        message.Descriptor.FindFieldByName(name) is { IsRepeated: true, FieldType: FieldType.String } field
            ? (IReadOnlyList<string>)field.Accessor.GetValue(message)
            : [];

    private static FieldDescriptor[] Find(MessageDescriptor descriptor, string path)
    {
        var fields = new List<FieldDescriptor>();
        var holder = descriptor;
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (holder?.FindFieldByName(name) is not { IsRepeated: false, IsMap: false } field)
            {
                return [];
            }

            fields.Add(field);
            holder = field.FieldType == FieldType.Message ? field.MessageType : null;
        }

        return [.. fields];
    }
}
