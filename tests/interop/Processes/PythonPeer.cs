namespace Finsam.Interop.Tests.Processes;

/// <summary>A Python client on Debian's <c>python3-grpcio</c>.</summary>
internal static class PythonPeer
{
    // The distribution's own, which its packages are for; another may come first in the path.
    private const string Program = "/usr/bin/python3";

    /// <summary>The client, with its messages generated into a folder.</summary>
    public static async Task<ForeignClient> PrepareAsync(string folder)
    {
        // Imported from within grpc/testing: Python would take a package of that name for grpcio's own.
        await PeerCommand.RunAsync(
            "protoc", [$"--proto_path={Path.Combine(PeerFolder.Protos, "grpc", "testing")}", $"--python_out={folder}", "empty.proto", "messages.proto"]);
        return new ForeignClient(Program, ["-B", PeerFolder.Of("python", "client.py"), folder]);
    }
}
