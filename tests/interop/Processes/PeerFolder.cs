using System.Reflection;

namespace Finsam.Interop.Tests.Processes;

/// <summary>Where the peers' programs are in the repository.</summary>
internal static class PeerFolder
{
    private static readonly string Root = typeof(PeerFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "InteropFolder").Value!;

    /// <summary>The contract of the cases.</summary>
    public static string Protos => Path.Combine(Root, "protos");

    /// <summary>A peer's folder, or a file of it.</summary>
    public static string Of(params string[] parts) => Path.Combine([Root, "peers", .. parts]);
}
