using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Finsam.Gateway.Certificates;
using Finsam.Gateway.Limits;
using Finsam.ServiceDefaults.Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Finsam.Gateway.Hosting;

/// <summary>The gateway's two ports.</summary>
internal static class TlsListener
{
    /// <summary>Listens with TLS, HTTP/2 or HTTP/1.1 as the client asks for (ALPN), and on the health port without.</summary>
    public static void ListenWithTls(this WebApplicationBuilder builder, GatewayOptions options, LimitOptions limits)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            var address = IPAddress.Parse(options.BindAddress);
            var certificate = ServerCertificate.Files(options, kestrel.ApplicationServices.GetRequiredService<ILogger<CertificateFiles>>());
            kestrel.AddServerHeader = false;
            ConnectionLimits.Set(kestrel.Limits, limits.Connections);
            kestrel.Listen(address, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(new TlsHandshakeCallbackOptions
                {
                    HandshakeTimeout = ConnectionLimits.LongestHandshake,
                    OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
                    {
                        ServerCertificateContext = certificate.Current.Context, EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    }),
                });
            });
            kestrel.Listen(address, options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
        });
    }
}
