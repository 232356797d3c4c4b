using System.Security.Cryptography.X509Certificates;

namespace Finsam.LocalStack;

/// <summary>The authority that signed a development gateway's certificate.</summary>
public static class DevelopmentAuthority
{
    /// <summary>A policy that trusts the authority in a PEM file and no other. Names are checked as ever.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It holds no certificate.</exception>
    public static X509ChainPolicy Trusting(string file)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return policy;
    }
}
