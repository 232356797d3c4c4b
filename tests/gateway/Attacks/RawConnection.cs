using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Finsam.LocalStack;

namespace Finsam.Gateway.Tests.Attacks;

/// <summary>A TLS connection on which a test says what no HTTP library would.</summary>
internal sealed class RawConnection : IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient _tcp;
    private readonly SslStream _stream;

    private RawConnection(TcpClient tcp, SslStream stream)
    {
        _tcp = tcp;
        _stream = stream;
    }

    public static async Task<RawConnection> OpenAsync(GatewayHost gateway, SslApplicationProtocol? protocol = null)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", gateway.Address.Port);
        var stream = new SslStream(tcp.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ApplicationProtocols = [protocol ?? SslApplicationProtocol.Http11],
            CertificateChainPolicy = DevelopmentAuthority.Trusting(gateway.Folder.CertificateAuthority),
        });
        return new RawConnection(tcp, stream);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // The gateway had read enough, and closed: its answer can still be read.
        }
    }

    /// <summary>All that comes until the gateway closes the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (answer.Length < LongestAnswer && await _stream.ReadAsync(buffer, deadline.Token) is var count and > 0)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (IOException)
        {
            // Reset: closed all the same.
        }

        return answer.ToString();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _tcp.Dispose();
    }
}
