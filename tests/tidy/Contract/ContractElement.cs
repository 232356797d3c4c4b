using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Finsam.Tidy.Tests.Contract;

/// <summary>Something in a .proto file that a rule can speak of: a file, message, field, oneof, enum, value, service or method.</summary>
/// <param name="File">The file that it stands in.</param>
/// <param name="Definition">Its definition, as protoc gives it.</param>
/// <param name="Name">Full name; the path of a file.</param>
/// <param name="Location">Its path in <c>source_code_info</c> (descriptor.proto, SourceCodeInfo.Location).</param>
/// <param name="Parent">What it stands in; null for a file.</param>
internal sealed record ContractElement(
    FileDescriptorProto File, IMessage Definition, string Name, IReadOnlyList<int> Location, ContractElement? Parent)
{
    /// <summary>The comment right above it, trimmed; empty where there is none.</summary>
    public string Comment => Source?.LeadingComments.Trim() ?? "";

    /// <summary>Where it stands, as <c>file:line</c> from the root of the repository.</summary>
    public string Where => $"protos/{File.Name}:{(Source?.Span[0] ?? 0) + 1}";

    /// <summary>Its last name.</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];

    private SourceCodeInfo.Types.Location? Source =>
        File.SourceCodeInfo?.Location.FirstOrDefault(location => location.Path.SequenceEqual(Location));

    /// <summary>Something else of the same file, such as one of its imports.</summary>
    public string WhereIs(params int[] path) => (this with { Location = path }).Where;
}
