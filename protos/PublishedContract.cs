using Google.Protobuf.Reflection;

namespace Finsam.Protos;

/// <summary>The published contract as protoc read it, comments included.</summary>
public static class PublishedContract
{
    private const string Resource = "contract.binpb";

    private const string OwnPackages = "finsam.";

    /// <summary>The suite's own gRPC services, in the order of their names.</summary>
    public static IReadOnlyList<PublishedService> Services { get; } =
    [
        .. Read().File
            .Where(file => file.Package.StartsWith(OwnPackages, StringComparison.Ordinal))
            .SelectMany(file => file.Service.Select(
                service => new PublishedService($"{file.Package}.{service.Name}", file.Package.Split('.')[1])))
            .OrderBy(service => service.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Every file of the contract and what they import, each after those that it imports, with <c>source_code_info</c>.</summary>
    public static FileDescriptorSet Read()
    {
        using var stream = typeof(PublishedContract).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        return FileDescriptorSet.Parser.ParseFrom(stream);
    }
}
