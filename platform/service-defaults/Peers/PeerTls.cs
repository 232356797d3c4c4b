using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Finsam.ServiceDefaults.Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Finsam.ServiceDefaults.Peers;

/// <summary>
/// Both ends of a connection between services. Each shows its certificate and is held to the one authority, to its use, and to its name: the caller to
/// one of those that may call, the called one to that which was meant, whatever its address.
/// </summary>
public sealed class PeerTls(PeerOptions options, ILogger<PeerTls> log)
{
    private static readonly TimeSpan LongestHandshake = TimeSpan.FromSeconds(10);
    private static readonly Oid ServerUse = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientUse = new("1.3.6.1.5.5.7.3.2");

    private readonly CertificateFiles _files = new(options.Certificate, options.CertificateKey, options.Authority, log);

    /// <summary>Lets only the services that may call connect to a port. Does nothing where mutual TLS is off.</summary>
    public void Listen(ListenOptions listen)
    {
        if (!options.IsOn)
        {
            return;
        }

        _ = _files.Current;
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            HandshakeTimeout = LongestHandshake,
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = _files.Current.Context,
                ClientCertificateRequired = true,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                CertificateChainPolicy = Trust(_files.Current, ClientUse),
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                    errors == SslPolicyErrors.None && options.EachCaller.Any(name => IsNamed(certificate, name)),
            }),
        });
    }

    /// <summary>Makes connections to a service show who calls and check who answers. Does nothing where mutual TLS is off.</summary>
    /// <param name="handler">Whose connections.</param>
    /// <param name="service">Name of the service that is meant.</param>
    public SocketsHttpHandler Call(SocketsHttpHandler handler, string service)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (options.IsOn)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                LocalCertificateSelectionCallback = (_, _, _, _, _) => _files.Current.Leaf,
                // The address may be another than the certificate's name, so the name is what is checked. What is wrong besides stays wrong.
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                    (errors & SslPolicyErrors.RemoteCertificateNotAvailable) == 0 && IsTrusted(certificate) && IsNamed(certificate, service),
            };
        }

        return handler;
    }

    private static X509ChainPolicy Trust(CertificateSet set, Oid use)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, ApplicationPolicy = { use },
        };
        policy.CustomTrustStore.AddRange(set.Trusted);
        return policy;
    }

    private static bool IsNamed(X509Certificate? certificate, string name) =>
        certificate is X509Certificate2 known && known.MatchesHostname(name, allowWildcards: false, allowCommonName: false);

    // A handler's chain policy would be that of its first connection; the authority may be renewed.
    private bool IsTrusted(X509Certificate? certificate)
    {
        using var chain = new X509Chain { ChainPolicy = Trust(_files.Current, ServerUse) };
        return certificate is X509Certificate2 known && chain.Build(known);
    }
}
