using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Finsam.Cli.Bench.Gateway;

/// <summary>
/// Strangers at the gateway: connections that have shaken hands and say nothing, and clients that send their headers a byte a second. One that is
/// shed comes again. Ends when disposed.
/// </summary>
internal sealed class Siege : IAsyncDisposable
{
    private const int OpenedAtOnce = 32;
    private static readonly TimeSpan Dribble = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestOpening = TimeSpan.FromMinutes(3);

    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _opening = new(OpenedAtOnce);
    private readonly int _port;
    private readonly X509ChainPolicy _trust;
    private Task _all = Task.CompletedTask;
    private int _opened;

    private Siege(int port, X509ChainPolicy trust)
    {
        _port = port;
        _trust = trust;
    }

    /// <summary>Opens all connections.</summary>
    /// <param name="port">TLS port on this machine.</param>
    /// <param name="trust">The gateway's authority.</param>
    /// <param name="idle">Connections that say nothing.</param>
    /// <param name="slow">Connections that say little.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CliException">They could not all be opened.</exception>
    public static async Task<Siege> BeginAsync(
        int port, X509ChainPolicy trust, int idle, int slow, CancellationToken cancellationToken)
    {
        var siege = new Siege(port, trust);
        siege._all = Task.WhenAll(Enumerable.Range(0, idle + slow).Select(number => siege.HoldAsync(isSlow: number >= idle)));
        var deadline = DateTime.UtcNow + LongestOpening;
        while (Volatile.Read(ref siege._opened) < idle + slow)
        {
            if (DateTime.UtcNow > deadline)
            {
                await siege.DisposeAsync();
                throw new CliException($"Bara {siege._opened} av {idle + slow} förbindelser öppnades. Räcker filhandtagen (ulimit -n)?");
            }

            await Task.Delay(100, cancellationToken);
        }

        return siege;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _all;
        _end.Dispose();
        _opening.Dispose();
    }

    private async Task HoldAsync(bool isSlow)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var tcp = new TcpClient();
                await using var stream = await OpenAsync(tcp);
                Interlocked.Increment(ref _opened);
                await (isSlow ? DribbleAsync(stream) : stream.ReadExactlyAsync(new byte[1], _end.Token).AsTask());
            }
            catch (Exception error) when (error is IOException or SocketException or AuthenticationException or OperationCanceledException)
            {
                // Shed, or the end: the loop tells which.
            }
        }
    }

    private async Task<SslStream> OpenAsync(TcpClient tcp)
    {
        await _opening.WaitAsync(_end.Token);
        try
        {
            await tcp.ConnectAsync(IPAddress.Loopback, _port, _end.Token);
            var stream = new SslStream(tcp.GetStream());
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "localhost",
                    ApplicationProtocols = [SslApplicationProtocol.Http11],
                    CertificateChainPolicy = _trust,
                },
                _end.Token);
            return stream;
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task DribbleAsync(SslStream stream)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\nX-Slow: "), _end.Token);
        while (true)
        {
            await stream.WriteAsync("a"u8.ToArray(), _end.Token);
            await Task.Delay(Dribble, _end.Token);
        }
    }
}
