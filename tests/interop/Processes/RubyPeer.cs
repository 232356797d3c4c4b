namespace Finsam.Interop.Tests.Processes;

/// <summary>The official Ruby client, as Debian's <c>ruby-grpc</c> ships it.</summary>
internal static class RubyPeer
{
    // The distribution's own, which its packages are for; another may come first in the path.
    public const string Program = "/usr/bin/ruby";

    /// <summary>Its client.</summary>
    public static ForeignClient Client { get; } = new(Program, [PeerFolder.Of("ruby", "client.rb")]);
}
