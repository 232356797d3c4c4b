using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Finsam.ServiceDefaults.Certificates;

/// <summary>
/// The certificate files of a service as they are now: read anew for a handshake when one of them has changed since. Files that don't belong together,
/// as midway in a renewal, leave what was read before in force.
/// </summary>
/// <param name="certificate">PEM file of the certificate, and of those between it and its authority.</param>
/// <param name="key">PEM file of its key.</param>
/// <param name="authority">PEM file of the authority that others are held to; null where nobody is.</param>
/// <param name="log">Told of renewals.</param>
public sealed partial class CertificateFiles(string certificate, string key, string? authority, ILogger log)
{
    private readonly Lock _gate = new();
    private CertificateSet? _set;
    private (DateTime, DateTime, DateTime) _written;

    /// <summary>What is in force.</summary>
    /// <exception cref="IOException">The files have never been readable.</exception>
    /// <exception cref="CryptographicException">They have never been whole.</exception>
    public CertificateSet Current
    {
        get
        {
            lock (_gate)
            {
                var written = Written();
                if (_set is null || written != _written)
                {
                    Renew(written);
                }

                return _set!;
            }
        }
    }

    private void Renew((DateTime, DateTime, DateTime) written)
    {
        try
        {
            var set = Read();
            if (_set is not null)
            {
                LogRenewed(certificate, set.Leaf.NotAfter.ToUniversalTime());
            }

            (_set, _written) = (set, written);
        }
        catch (Exception error) when (_set is not null && error is IOException or CryptographicException or UnauthorizedAccessException)
        {
            LogNotRenewed(certificate, error.Message);
        }
    }

    private CertificateSet Read()
    {
        var leaf = X509Certificate2.CreateFromPemFile(certificate, key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificate);
        chain.RemoveAt(0);
        var trusted = new X509Certificate2Collection();
        if (authority is not null)
        {
            trusted.ImportFromPemFile(authority);
        }

        return new CertificateSet(leaf, SslStreamCertificateContext.Create(leaf, chain, offline: true), trusted);
    }

    private (DateTime, DateTime, DateTime) Written() => (
        File.GetLastWriteTimeUtc(certificate), File.GetLastWriteTimeUtc(key), authority is null ? default : File.GetLastWriteTimeUtc(authority));

    [LoggerMessage(1, LogLevel.Information, "Certificate {File} has been renewed and is good until {NotAfter:u}")]
    private partial void LogRenewed(string file, DateTime notAfter);

    [LoggerMessage(2, LogLevel.Warning, "Certificate {File} has changed but can't be used, the one before stays: {Reason}")]
    private partial void LogNotRenewed(string file, string reason);
}
