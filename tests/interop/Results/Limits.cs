namespace Finsam.Interop.Tests.Results;

/// <summary>What a peer can't do, and what it can't show. Everything else runs.</summary>
internal static class Limits
{
    /// <summary>Why the official Ruby server takes no part in the compression cases.</summary>
    public const string RubyServerIgnoresCompression =
        "the official Ruby server has neither of the features CompressedRequest and CompressedResponse: it ignores the fields that ask for them";

    /// <summary>Why Python takes no part in client_compressed_streaming.</summary>
    public const string PythonCompressesWholeCalls =
        "grpcio compresses all requests of a call or none; the case wants one compressed and one not in the same call";

    /// <summary>What is not asserted where it says so.</summary>
    public const string FlagsNotShown =
        "the peer's API shows no compressed flags: statuses and payloads are asserted, the flags by our own client against the same server";

    /// <summary>Why a peer can't do a case; null when it can.</summary>
    public static string? WhyNot(string name, string peer) => (peer, name) switch
    {
        (Peer.RubyServer, _) when name.Contains("_compressed_", StringComparison.Ordinal) => RubyServerIgnoresCompression,
        (Peer.PythonClient, "client_compressed_streaming") => PythonCompressesWholeCalls,
        _ => null,
    };

    /// <summary>What a peer's run of a case leaves open; null when nothing.</summary>
    public static string? LeftOpen(string name, string peer) =>
        peer is Peer.RubyClient or Peer.NodeClient or Peer.PythonClient && name.StartsWith("server_compressed_", StringComparison.Ordinal)
            ? FlagsNotShown
            : null;
}
