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
    private readonly int _idle;
    private int _idleNow;
    private int _slowSoFar;

    private Siege(int port, X509ChainPolicy trust, int idle)
    {
        _port = port;
        _trust = trust;
        _idle = idle;
    }

    // One in a hundred may be on its way back.
    private bool IsWhole => Volatile.Read(ref _idleNow) >= _idle - (_idle / 100);

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
        var siege = new Siege(port, trust, idle);
        siege._all = Task.WhenAll(Enumerable.Range(0, idle + slow).Select(number => siege.HoldAsync(isSlow: number >= idle)));
        var deadline = DateTime.UtcNow + LongestOpening;
        while (!siege.IsWhole || Volatile.Read(ref siege._slowSoFar) < slow)
        {
            if (DateTime.UtcNow > deadline)
            {
                await siege.DisposeAsync();
                throw TooFew(siege._idleNow, idle);
            }

            await Task.Delay(100, cancellationToken);
        }

        return siege;
    }

    /// <summary>Makes sure that the connections are all there still.</summary>
    /// <exception cref="CliException">They are not.</exception>
    public void RequireWhole()
    {
        if (!IsWhole)
        {
            throw TooFew(_idleNow, _idle);
        }
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
                await (isSlow ? DribbleAsync(stream) : WaitAsync(stream));
            }
            catch (Exception error) when (error is IOException or SocketException or AuthenticationException or OperationCanceledException)
            {
                // Shed, or the end: the loop tells which.
            }
        }
    }

    private static CliException TooFew(int open, int wanted) =>
        new($"Bara {open} av {wanted} tysta förbindelser är öppna. Räcker filhandtagen (ulimit -n)?");

    private async Task WaitAsync(SslStream stream)
    {
        Interlocked.Increment(ref _idleNow);
        try
        {
            await stream.ReadExactlyAsync(new byte[1], _end.Token);
        }
        finally
        {
            Interlocked.Decrement(ref _idleNow);
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
        Interlocked.Increment(ref _slowSoFar);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\nX-Slow: "), _end.Token);
        while (true)
        {
            await stream.WriteAsync("a"u8.ToArray(), _end.Token);
            await Task.Delay(Dribble, _end.Token);
        }
    }
}
