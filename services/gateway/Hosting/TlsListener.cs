using System.Net;
using System.Security.Authentication;
using Finsam.Gateway.Certificates;
using Finsam.Gateway.Limits;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Finsam.Gateway.Hosting;

/// <summary>The gateway's two ports.</summary>
internal static class TlsListener
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(20);

    /// <summary>Listens with TLS, HTTP/2 or HTTP/1.1 as the client asks for (ALPN), and on the health port without.</summary>
    public static void ListenWithTls(this WebApplicationBuilder builder, GatewayOptions options, LimitOptions limits)
    {
        var certificate = ServerCertificate.Load(options);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestDrain);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            var address = IPAddress.Parse(options.BindAddress);
            kestrel.AddServerHeader = false;
            ConnectionLimits.Set(kestrel.Limits, limits.Connections);
            kestrel.Listen(address, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(https =>
                {
                    https.ServerCertificate = certificate.Leaf;
                    https.ServerCertificateChain = certificate.Chain;
                    https.HandshakeTimeout = ConnectionLimits.LongestHandshake;
                    https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                });
            });
            kestrel.Listen(address, options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
        });
    }
}
