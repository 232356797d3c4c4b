using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Finsam.Gateway.Hosting;

namespace Finsam.Gateway.Certificates;

/// <summary>
/// Makes a certificate for localhost, signed by an authority of its own whose key is thrown away at once: a client that trusts the
/// authority trusts this one certificate and nothing more.
/// </summary>
internal static class DevelopmentCertificate
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const int DaysGood = 365;
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <summary>Makes the files unless they are there, belong together and are good for a while.</summary>
    public static void Ensure(GatewayOptions options)
    {
        if (IsGood(options))
        {
            return;
        }

        var now = DateTimeOffset.UtcNow;
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Finsam utvecklingscertifikat", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        authorityRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authorityRequest.PublicKey, false));
        using var authority = authorityRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(DaysGood + 1));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerAuthentication], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        request.CertificateExtensions.Add(Names(options));
        using var leaf = request.Create(authority, now.AddDays(-1), now.AddDays(DaysGood), RandomNumberGenerator.GetBytes(16));

        Write(options.CertificateKey, key.ExportPkcs8PrivateKeyPem(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Write(AuthorityFile(options), authority.ExportCertificatePem(), Readable);
        Write(options.Certificate, leaf.ExportCertificatePem(), Readable);
    }

    private static X509Extension Names(GatewayOptions options)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        foreach (var name in options.CertificateNames.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(name, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(name);
            }
        }

        return names.Build();
    }

    private static bool IsGood(GatewayOptions options)
    {
        try
        {
            using var authority = X509CertificateLoader.LoadCertificateFromFile(AuthorityFile(options));
            using var leaf = X509Certificate2.CreateFromPemFile(options.Certificate, options.CertificateKey);
            return leaf.NotAfter.ToUniversalTime() - RenewBefore > DateTime.UtcNow && leaf.Issuer == authority.Subject;
        }
        catch (Exception e) when (e is IOException or CryptographicException)
        {
            return false;
        }
    }

    private static string AuthorityFile(GatewayOptions options) => options.CertificateAuthority is { Length: > 0 } file
        ? file
        : Path.Combine(Path.GetDirectoryName(options.Certificate)!, "ca.pem");

    private static void Write(string path, string text, UnixFileMode mode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        using var stream = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode });
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }
}
