using Finsam.Tidy.Tests.Contract;
using Google.Protobuf.Reflection;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;

namespace Finsam.Tidy.Tests.Release;

/// <summary>Makes the snapshot of a contract from its descriptors.</summary>
internal static class SnapshotReader
{
    /// <summary>The snapshot of our files in a set.</summary>
    public static ContractSnapshot Of(FileDescriptorSet set)
    {
        var model = new ContractModel(set);
        return new ContractSnapshot(Named(model.Files, file => file.Definition.Name, file => File(model, file.Definition)));
    }

    private static FileSnapshot File(ContractModel model, FileDescriptorProto file) => new(
        file.Package,
        file.Options?.CsharpNamespace ?? "",
        Named(model.Messages.Where(message => message.Element.File == file), m => m.Element.Name, m => Message(model, m.Definition)),
        Named(model.Enums.Where(type => type.Element.File == file), type => type.Element.Name, type => Enum(type.Definition)),
        Named(model.Services.Where(service => service.Element.File == file), s => s.Element.Name, s => Service(s.Definition)));

    private static MessageSnapshot Message(ContractModel model, DescriptorProto message) => new(
        Numbered(message.Field, field => field.Number, field => Field(model, message, field)),
        new Reserved(
            // In a message the end of a range is the first number after it; in an enum it belongs to the range.
            [.. message.ReservedRange.Select(range => new NumberRange(range.Start, range.End - 1)).OrderBy(range => range.First)],
            [.. message.ReservedName.Order(StringComparer.Ordinal)]));

    private static FieldSnapshot Field(ContractModel model, DescriptorProto message, FieldDescriptorProto field)
    {
        var entry = field.Type == FieldDescriptorProto.Types.Type.Message ? model.Message(field.TypeName) : null;
        var isMap = entry?.Options?.MapEntry == true;
        return new FieldSnapshot(
            field.Name,
            isMap ? $"map<{TypeOf(entry!.Field[0])}, {TypeOf(entry.Field[1])}>" : TypeOf(field),
            field.Proto3Optional ? "optional"
                : isMap || field.Label == Label.Optional ? "singular"
                : field.Label == Label.Repeated ? "repeated"
                : "required",
            field.JsonName,
            field.HasOneofIndex && !field.Proto3Optional ? message.OneofDecl[field.OneofIndex].Name : null);
    }

    private static string TypeOf(FieldDescriptorProto field) =>
        field.TypeName.Length > 0 ? field.TypeName[1..] : field.Type.ToString().ToLowerInvariant();

    private static EnumSnapshot Enum(EnumDescriptorProto type) => new(
        Numbered(type.Value, value => value.Number, value => value.Name),
        new Reserved(
            [.. type.ReservedRange.Select(range => new NumberRange(range.Start, range.End)).OrderBy(range => range.First)],
            [.. type.ReservedName.Order(StringComparer.Ordinal)]));

    private static ServiceSnapshot Service(ServiceDescriptorProto service) => new(Named(
        service.Method,
        method => method.Name,
        method => new MethodSnapshot(
            method.InputType[1..],
            method.ClientStreaming,
            method.OutputType[1..],
            method.ServerStreaming,
            [.. HttpForm.AllOf(method).Select(form => form.ToString())])));

    private static ByName<TValue> Named<TSource, TValue>(IEnumerable<TSource> sources, Func<TSource, string> name, Func<TSource, TValue> value)
    {
        var named = new ByName<TValue>();
        foreach (var source in sources)
        {
            named.Add(name(source), value(source));
        }

        return named;
    }

    private static SortedDictionary<int, TValue> Numbered<TSource, TValue>(
        IEnumerable<TSource> sources, Func<TSource, int> number, Func<TSource, TValue> value)
    {
        var numbered = new SortedDictionary<int, TValue>();
        foreach (var source in sources)
        {
            // An enum may have two names for a number; the first is the one that JSON has.
            numbered.TryAdd(number(source), value(source));
        }

        return numbered;
    }
}
