using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Finsam.ServiceDefaults.Certificates;

/// <summary>Certificates that belong together.</summary>
/// <param name="Leaf">The service's own, with its key.</param>
/// <param name="Context">The same with its chain, as a connection shows it.</param>
/// <param name="Trusted">Authorities that others are held to.</param>
public sealed record CertificateSet(X509Certificate2 Leaf, SslStreamCertificateContext Context, X509Certificate2Collection Trusted);
