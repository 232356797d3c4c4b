using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Finsam.OpenApi;

/// <summary>Makes descriptors, with their comments, of a contract; generated code carries none.</summary>
internal static class ContractFiles
{
    private static readonly ExtensionRegistry Annotations = [AnnotationsExtensions.Http];

    public static IReadOnlyList<FileDescriptor> Read(FileDescriptorSet contract) =>
        FileDescriptor.BuildFromByteStrings(contract.File.Select(file => file.ToByteString()), Annotations);
}
