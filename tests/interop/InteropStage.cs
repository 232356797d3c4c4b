using System.Collections.Concurrent;
using Finsam.Interop.Tests.Client;
using Finsam.Interop.Tests.Gateway;
using Finsam.Interop.Tests.Processes;
using Finsam.Interop.Tests.Results;
using Finsam.Interop.Tests.Server;

namespace Finsam.Interop.Tests;

/// <summary>
/// The servers, ours and the official one, each with a gateway before it, and the clients. Started once; at the end it leaves the table of
/// results in the folder that <c>FINSAM_TEST_TABLES</c> names, or beside the tests.
/// </summary>
public sealed class InteropStage : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("finsam-interop-").FullName;
    private readonly ConcurrentDictionary<(string Peer, string Route), Lazy<Task<IReadOnlyDictionary<string, string?>>>> _runs = new();
    private readonly ResultTable _table = new();
    private readonly Dictionary<(string Peer, string Route), Endpoint> _endpoints = [];
    private readonly Dictionary<string, ForeignClient> _clients = [];
    private InteropServer? _server;
    private RubyServer? _ruby;

    public async Task InitializeAsync()
    {
        var ruby = RubyServer.StartAsync();
        var node = NodePeer.PrepareAsync();
        _clients[Peer.PythonClient] = await PythonPeer.PrepareAsync(_folder);
        _clients[Peer.RubyClient] = RubyPeer.Client;
        _server = await InteropServer.StartAsync();
        var gateway = new InteropGateway(_folder);
        var through = await gateway.StartAsync(_server.Address);
        foreach (var peer in Peer.All)
        {
            _endpoints[(peer, Route.Direct)] = new Endpoint(_server.Address);
            _endpoints[(peer, Route.Gateway)] = through;
        }

        _ruby = await ruby;
        _endpoints[(Peer.RubyServer, Route.Direct)] = new Endpoint(_ruby.Address);
        _endpoints[(Peer.RubyServer, Route.Gateway)] = await gateway.StartAsync(_ruby.Address);
        _clients[Peer.NodeClient] = await node;
    }

    /// <summary>Runs a case and notes how it came out. Throws when it did not pass.</summary>
    public async Task RunAsync(string name, string peer, string route)
    {
        _table.Note(name, peer, route, passed: false);
        if (_clients.TryGetValue(peer, out var client))
        {
            var outcomes = await _runs.GetOrAdd((peer, route), _ => new(() => client.RunAsync(_endpoints[(peer, route)], Possible(peer)))).Value;
            Assert.True(outcomes[name] is null, outcomes[name]);
        }
        else
        {
            await OurCases.RunAsync(name, _endpoints[(peer, route)]);
        }

        _table.Note(name, peer, route, passed: true);
    }

    public async Task DisposeAsync()
    {
        var folder = Environment.GetEnvironmentVariable("FINSAM_TEST_TABLES") ?? AppContext.BaseDirectory;
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "interop.txt"), _table.ToString());
        await (_ruby?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    internal Endpoint Endpoint(string peer, string route) => _endpoints[(peer, route)];

    private static List<string> Possible(string peer) => [.. OurCases.Names.Where(name => Limits.WhyNot(name, peer) is null)];
}
