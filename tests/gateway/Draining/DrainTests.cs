using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Finsam.LocalStack;
using Finsam.TestHost;

namespace Finsam.Gateway.Tests.Draining;

public sealed class DrainTests : IDisposable
{
    private const int GrpcStreams = 20;
    private const int JsonStreams = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("finsam-drain-");

    [Fact]
    public async Task A_gateway_told_to_stop_lets_every_stream_run_out_and_takes_no_more_connections()
    {
        await using var backend = await HeldBackend.StartAsync();
        await using var gateway = await StartAsync(backend, stopTimeout: Patience, ("Finsam__Drain__Longest", "00:01:00"));
        using var client = Client(gateway);
        var streams = await Task.WhenAll(Enumerable.Range(0, GrpcStreams + JsonStreams).Select(i => RunningStream.BeginAsync(client, i < GrpcStreams)));

        var stopping = gateway.StopAsync();
        await UntilAsync(async () => !await ListensAsync(gateway.Address.Port));
        backend.Release();

        foreach (var stream in streams)
        {
            await stream.AssertWholeAsync();
            stream.Dispose();
        }

        Assert.True(await stopping, "It had to be killed.");
    }

    [Fact]
    public async Task With_notice_it_says_that_it_is_not_ready_and_still_takes_calls()
    {
        await using var backend = await HeldBackend.StartAsync();
        backend.Release();
        await using var gateway = await StartAsync(backend, stopTimeout: TimeSpan.Zero, ("Finsam__Drain__Notice", "00:05:00"));
        using var health = new HttpClient();
        gateway.TellToStop();
        await UntilAsync(async () =>
        {
            using var ready = await health.GetAsync(gateway.Ready);
            return ready.StatusCode == HttpStatusCode.ServiceUnavailable;
        });
        using var client = Client(gateway);
        using var stream = await RunningStream.BeginAsync(client, isGrpc: true);
        await stream.AssertWholeAsync();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<RunningGateway> StartAsync(HeldBackend backend, TimeSpan stopTimeout, params IEnumerable<(string Name, string Value)> settings) =>
        RunningGateway.StartAsync(
            new StackOptions(_folder.FullName, TestStack.Binaries)
            {
                StopTimeout = stopTimeout, ServiceEnvironment = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
            },
            backend.Address,
            CancellationToken.None);

    private static HttpClient Client(RunningGateway gateway)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = DevelopmentAuthority.Trusting(gateway.Folder.CertificateAuthority);
        var token = DevelopmentIssuer.Open(gateway.Folder).Issue("test", ["ekonom"], ["prov"], [], TimeSpan.FromHours(1));
        return new HttpClient(handler)
        {
            BaseAddress = gateway.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
    }

    private static async Task<bool> ListensAsync(int port)
    {
        try
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await isSo())
        {
            Assert.True(DateTime.UtcNow < deadline, "It did not come to that.");
            await Task.Delay(50);
        }
    }
}
