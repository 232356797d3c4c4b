using Finsam.Gateway.Hosting;
using Finsam.ServiceDefaults.Certificates;

namespace Finsam.Gateway.Certificates;

/// <summary>The certificate that the gateway shows.</summary>
internal static class ServerCertificate
{
    /// <summary>The configured files; on a development machine they are made when missing or about to expire.</summary>
    public static CertificateFiles Files(GatewayOptions options, ILogger log)
    {
        if (options.Development)
        {
            DevelopmentCertificate.Ensure(options);
        }

        var files = new CertificateFiles(options.Certificate, options.CertificateKey, authority: null, log);
        _ = files.Current;
        return files;
    }
}
