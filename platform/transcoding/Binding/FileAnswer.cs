using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace Finsam.Transcoding.Binding;

/// <summary>
/// An answer that is a file: what a server streaming method sends in the one field that its <c>response_body</c> names, byte for byte and in
/// order. Messages without that field add nothing.
/// </summary>
public sealed class FileAnswer
{
    private const string NameField = "file_name";
    private const string TypeField = "media_type";
    private const string AnyBytes = "application/octet-stream";
    private static readonly FileExtensionContentTypeProvider Endings = new();

    private readonly HttpBinding _binding;
    private readonly FieldDescriptor _bytes;
    private readonly FieldDescriptor? _name;
    private readonly FieldDescriptor? _type;
    private readonly string _literal;

    private FileAnswer(HttpBinding binding, FieldDescriptor bytes)
    {
        _binding = binding;
        _bytes = bytes;
        _name = Text(NameField);
        _type = Text(TypeField);
        var last = binding.Template.Path[(binding.Template.Path.LastIndexOf('/') + 1)..];
        _literal = last.StartsWith('{') ? "" : last;
        MediaType = Endings.TryGetContentType(_literal, out var type) ? type : AnyBytes;

        FieldDescriptor? Text(string name) =>
            binding.Method.OutputType.FindFieldByName(name) is { FieldType: FieldType.String, IsRepeated: false } field ? field : null;
    }

    /// <summary>Its media type: what the ending of the path's last segment stands for, such as <c>text/csv</c> for <c>.csv</c>.</summary>
    public string MediaType { get; }

    /// <summary>The media type as a header says it; text is UTF-8.</summary>
    internal string ContentType => MediaType.StartsWith("text/", StringComparison.Ordinal) ? $"{MediaType}; charset=utf-8" : MediaType;

    /// <summary>The answer of a form; null when it is no file.</summary>
    internal static FileAnswer? Of(HttpBinding binding) =>
        binding is { Method.IsServerStreaming: true, ResponseField: { FieldType: FieldType.Bytes, IsRepeated: false } bytes }
            ? new FileAnswer(binding, bytes)
            : null;

    /// <summary>The bytes that a message adds.</summary>
    internal ReadOnlyMemory<byte> BytesOf(IMessage message) => ((ByteString)_bytes.Accessor.GetValue(message)).Memory;

    /// <summary>The name that a message gives the file, in a field <c>file_name</c>; empty when it gives none.</summary>
    internal string NameIn(IMessage message) => _name is null ? "" : (string)_name.Accessor.GetValue(message);

    /// <summary>The media type that a message gives the file, in a field <c>media_type</c>; empty when it gives none.</summary>
    internal string TypeIn(IMessage message) => _type is null ? "" : (string)_type.Accessor.GetValue(message);

    /// <summary>The name of a file that no message has named: the values of the path's variables and its last segment.</summary>
    internal string NameOf(HttpRequest request)
    {
        var parts = _binding.Template.ValuesOf(request).Select(variable => variable.Value);
        return string.Join('-', _literal.Length == 0 ? parts : parts.Append(_literal));
    }
}
