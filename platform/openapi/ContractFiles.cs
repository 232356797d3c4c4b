using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Finsam.OpenApi;

/// <summary>Makes descriptors, with their comments, of a contract; generated code carries none.</summary>
public static class ContractFiles
{
    private static readonly ExtensionRegistry Annotations = [AnnotationsExtensions.Http];

    /// <summary>The descriptors of a contract's files.</summary>
    /// <param name="contract">Files with what they import, each after those that it imports.</param>
    public static IReadOnlyList<FileDescriptor> Read(FileDescriptorSet contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return FileDescriptor.BuildFromByteStrings(contract.File.Select(file => file.ToByteString()), Annotations);
    }
}
