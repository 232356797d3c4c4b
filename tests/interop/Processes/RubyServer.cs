using System.Diagnostics;
using System.Globalization;
using Finsam.Interop.Tests.Client;
using Finsam.LocalStack;
using Grpc.Core;
using Grpc.Testing;

namespace Finsam.Interop.Tests.Processes;

/// <summary>The official Ruby server, as Debian's <c>ruby-grpc</c> ships it. It ends when this process does, since its input ends then.</summary>
internal sealed class RubyServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private RubyServer(Process process, Uri address)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<RubyServer> StartAsync()
    {
        var port = StackPorts.Choose(0).Gateway.ToString(CultureInfo.InvariantCulture);
        var process = PeerCommand.Start(RubyPeer.Program, [PeerFolder.Of("ruby", "server.rb"), "--port", port]);
        var server = new RubyServer(process, new Uri($"http://127.0.0.1:{port}"));
        await server.WaitAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitAsync()
    {
        using var client = new OurClient(new Endpoint(Address));
        var deadline = DateTime.UtcNow + Patience;
        while (!await IsReadyAsync(client))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The Ruby server ended: {await _output}{await _errors}");
            }

            Assert.True(DateTime.UtcNow < deadline, "The Ruby server is not ready in time.");
            await Task.Delay(50);
        }
    }

    private static async Task<bool> IsReadyAsync(OurClient client)
    {
        try
        {
            await client.Service.EmptyCallAsync(new Empty(), OurClient.Options());
            return true;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
        {
            return false;
        }
    }
}
