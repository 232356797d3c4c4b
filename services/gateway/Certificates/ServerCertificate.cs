using System.Security.Cryptography.X509Certificates;
using Finsam.Gateway.Hosting;

namespace Finsam.Gateway.Certificates;

/// <summary>The certificate that the gateway shows.</summary>
/// <param name="Leaf">With its private key.</param>
/// <param name="Chain">Those between it and its authority.</param>
internal sealed record ServerCertificate(X509Certificate2 Leaf, X509Certificate2Collection Chain)
{
    /// <summary>Reads the configured files; on a development machine they are made when missing or about to expire.</summary>
    public static ServerCertificate Load(GatewayOptions options)
    {
        if (options.Development)
        {
            DevelopmentCertificate.Ensure(options);
        }

        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(options.Certificate);
        chain.RemoveAt(0);
        return new ServerCertificate(X509Certificate2.CreateFromPemFile(options.Certificate, options.CertificateKey), chain);
    }
}
