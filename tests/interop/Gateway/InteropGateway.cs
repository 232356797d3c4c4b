using Finsam.Gateway.Tests;
using Finsam.LocalStack;

namespace Finsam.Interop.Tests.Gateway;

/// <summary>The gateway in front of interoperability servers: one gateway a server, with the same certificate and issuer.</summary>
internal sealed class InteropGateway
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    private readonly StackFolder _folder;
    private readonly DevelopmentIssuer _issuer;

    /// <summary>Gateways with their files in a folder.</summary>
    public InteropGateway(string folder)
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(InteropRoutes).Assembly.GetName().Name);
        _folder = StackFolder.Prepare(folder);
        _issuer = DevelopmentIssuer.Open(_folder);
    }

    /// <summary>Starts a gateway in front of a server.</summary>
    public async Task<Endpoint> StartAsync(Uri server)
    {
        var ports = StackPorts.Choose(0);
        await InProcessGateway.StartAsync(_folder, ports, server, $"--{InteropRoutes.ServerSetting}={server}");
        var token = _issuer.Issue("interop", ["ekonom"], ["prov"], [], TokenLifetime);
        return new Endpoint(new Uri($"https://localhost:{ports.Gateway}"), _folder.CertificateAuthority, token);
    }
}
