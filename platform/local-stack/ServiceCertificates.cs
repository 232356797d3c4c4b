using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Finsam.LocalStack;

/// <summary>
/// Certificates that services know each other by, signed by an authority of the stack's own. Authority and certificates are made when first asked for
/// and kept in the secrets folder; one that is about to expire is made anew.
/// </summary>
/// <param name="Folder">Folder of the stack.</param>
public sealed record ServiceCertificates(StackFolder Folder)
{
    private const int AuthorityYears = 10;
    private const int DaysGood = 365;
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);
    private static readonly OidCollection BothUses = [new("1.3.6.1.5.5.7.3.1"), new("1.3.6.1.5.5.7.3.2")];

    /// <summary>PEM file of the authority.</summary>
    public string Authority => File("authority.pem");

    /// <summary>PEM file of a service's certificate.</summary>
    public string Certificate(string service) => File($"{service}.pem");

    /// <summary>PEM file of its key.</summary>
    public string Key(string service) => File($"{service}.key");

    /// <summary>Makes what is missing of a service, and gives the environment variables that turn mutual TLS on in it.</summary>
    public IReadOnlyDictionary<string, string> Settings(string service)
    {
        Ensure(service);
        return new Dictionary<string, string>
        {
            ["Finsam__Peers__Certificate"] = Certificate(service),
            ["Finsam__Peers__CertificateKey"] = Key(service),
            ["Finsam__Peers__Authority"] = Authority,
        };
    }

    /// <summary>Makes a service's certificate anew, as when it is renewed.</summary>
    public void Renew(string service)
    {
        using var authority = OpenAuthority();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={service}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(BothUses, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(service);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var leaf = request.Create(authority, now.AddDays(-1), now.AddDays(DaysGood), RandomNumberGenerator.GetBytes(16));
        Secrets.WriteNew(Key(service), key.ExportPkcs8PrivateKeyPem());
        Secrets.WriteNew(Certificate(service), leaf.ExportCertificatePem());
    }

    private void Ensure(string service)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Authority)!);
        if (!IsGood(service))
        {
            Renew(service);
        }
    }

    private bool IsGood(string service)
    {
        try
        {
            using var leaf = X509Certificate2.CreateFromPemFile(Certificate(service), Key(service));
            return leaf.NotAfter.ToUniversalTime() - RenewBefore > DateTime.UtcNow;
        }
        catch (Exception error) when (error is IOException or CryptographicException)
        {
            return false;
        }
    }

    private X509Certificate2 OpenAuthority()
    {
        if (!System.IO.File.Exists(Authority))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=Finsam tjänster", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
            var now = DateTimeOffset.UtcNow;
            using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(AuthorityYears));
            Secrets.WriteNew(File("authority.key"), key.ExportPkcs8PrivateKeyPem());
            Secrets.WriteNew(Authority, made.ExportCertificatePem());
        }

        return X509Certificate2.CreateFromPemFile(Authority, File("authority.key"));
    }

    private string File(string name) => Path.Combine(Folder.Secrets, "peers", name);
}
