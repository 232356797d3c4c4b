using System.Globalization;
using System.Reflection;
using Finsam.LocalStack;

namespace Finsam.Gateway.Tests;

/// <summary>The gateway's own program, run in this process with a development certificate and issuer; it ends with the process.</summary>
internal static class InProcessGateway
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string CertificateFile(StackFolder folder) => Path.Combine(folder.Secrets, "tls", "gateway.pem");

    public static string KeyFile(StackFolder folder) => Path.Combine(folder.Secrets, "tls", "gateway.key");

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="folder">Where its files are; the development issuer's key is there.</param>
    /// <param name="ports">Its ports; the gRPC port of reporting, where nothing listens, is that of a service that is away.</param>
    /// <param name="backend">Address of the ledger and of participants.</param>
    /// <param name="more">Settings besides those that it needs.</param>
    public static async Task StartAsync(StackFolder folder, StackPorts ports, Uri backend, params string[] more)
    {
        var health = ports.Services[ServiceName.Gateway].Health;
        // Nothing listens there: the port was free and is below those that connections are given.
        var away = ports.Services[ServiceName.Reporting].Grpc;
        var issuer = DevelopmentIssuer.Open(folder);
        string[] settings =
        [
            $"--Finsam:Port={ports.Gateway}",
            $"--Finsam:HttpPort={health}",
            "--Finsam:Development=true",
            $"--Finsam:Certificate={CertificateFile(folder)}",
            $"--Finsam:CertificateKey={KeyFile(folder)}",
            $"--Finsam:CertificateAuthority={folder.CertificateAuthority}",
            $"--Finsam:Auth:Issuer={issuer.Issuer}",
            $"--Finsam:Auth:KeySetFile={issuer.Keys.KeySetFile}",
            $"--Finsam:Ledger={backend}",
            $"--Finsam:Participants={backend}",
            string.Create(CultureInfo.InvariantCulture, $"--Finsam:Reporting=http://127.0.0.1:{away}"),
            "--Logging:LogLevel:Default=None",
            .. more,
        ];
        // The entry point returns when the gateway has stopped; a thread of the background ends with the process.
        var main = Task.Run(() => Assembly.Load("Finsam.Gateway").EntryPoint!.Invoke(null, [settings]));
        using var client = new HttpClient();
        var deadline = DateTime.UtcNow + Patience;
        while (!await IsReadyAsync(client, health))
        {
            Assert.False(main.IsCompleted, $"The gateway ended: {main.Exception}");
            Assert.True(DateTime.UtcNow < deadline, "The gateway is not ready in time.");
            await Task.Delay(50);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, int port)
    {
        try
        {
            return (await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
