namespace Finsam.Interop.Tests.Processes;

/// <summary>A Node client on <c>@grpc/grpc-js</c>.</summary>
internal static class NodePeer
{
    /// <summary>The client, with its packages installed as <c>package-lock.json</c> says, unless they are already.</summary>
    public static async Task<ForeignClient> PrepareAsync()
    {
        var installed = new FileInfo(PeerFolder.Of("node", "node_modules", ".package-lock.json"));
        if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(PeerFolder.Of("node", "package-lock.json")))
        {
            await PeerCommand.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], PeerFolder.Of("node"));
        }

        return new ForeignClient("node", [PeerFolder.Of("node", "client.js"), PeerFolder.Protos]);
    }
}
