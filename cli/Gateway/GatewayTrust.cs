using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Finsam.LocalStack;

namespace Finsam.Cli.Gateway;

/// <summary>Decides which certificate the gateway may show.</summary>
internal static class GatewayTrust
{
    /// <summary>
    /// A handler that trusts the authority in <c>FINSAM_CA</c> or, when that isn't set, the development authority of the stack on this machine;
    /// where there is neither, the system's own.
    /// </summary>
    /// <exception cref="CliException">The file can't be read.</exception>
    public static SocketsHttpHandler Handler(StackFolder folder)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // Finds a connection that died without a word during a long import.
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
        };
        var given = Environment.GetEnvironmentVariable("FINSAM_CA");
        var file = string.IsNullOrEmpty(given) ? folder.CertificateAuthority : given;
        if (!string.IsNullOrEmpty(given) || File.Exists(file))
        {
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Policy(file) };
        }

        return handler;
    }

    private static X509ChainPolicy Policy(string file)
    {
        try
        {
            return DevelopmentAuthority.Trusting(file);
        }
        catch (Exception e) when (e is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new CliException($"Certifikatutfärdaren {file} kan inte läsas: {e.Message}");
        }
    }
}
