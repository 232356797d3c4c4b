using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Finsam.LocalStack;

namespace Finsam.Gateway.Tests;

/// <summary>A gateway in front of one backend for all services but reporting, which is away. It runs in this process and ends with it.</summary>
public sealed class GatewayHost : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _root = Directory.CreateTempSubdirectory("finsam-gateway-").FullName;
    private readonly StackPorts _ports = StackPorts.Choose(0);
    private RecordingBackend? _backend;

    internal RecordingBackend Backend => _backend!;

    public StackFolder Folder { get; private set; } = new("");

    public string CertificateFile => Path.Combine(Folder.Secrets, "tls", "gateway.pem");

    public string KeyFile => Path.Combine(Folder.Secrets, "tls", "gateway.key");

    public Uri Address => new($"https://localhost:{_ports.Gateway}");

    public async Task InitializeAsync()
    {
        Folder = StackFolder.Prepare(_root);
        _ = DevelopmentIssuer.Open(Folder);
        _backend = await RecordingBackend.StartAsync();
        await StartAsync(_ports);
    }

    /// <summary>Starts a gateway with the same files, as after a restart of the machine.</summary>
    public Task StartAgainAsync() => StartAsync(StackPorts.Choose(0));

    public async Task DisposeAsync()
    {
        await _backend!.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>A token that is good for a förbund.</summary>
    public string Token(TimeSpan? lifetime = null) =>
        DevelopmentIssuer.Open(Folder).Issue("test", ["ekonom"], ["prov"], [], lifetime ?? TimeSpan.FromMinutes(5));

    /// <summary>A client that trusts the development authority.</summary>
    public HttpClient Client(string? token = null)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = DevelopmentAuthority.Trusting(Folder.CertificateAuthority);
        var client = new HttpClient(handler) { BaseAddress = Address };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    /// <summary>A gRPC call with an empty message.</summary>
    public async Task<HttpResponseMessage> GrpcAsync(string path, string? token = null)
    {
        using var client = Client(token);
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(new byte[5]),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        var response = await client.SendAsync(request);
        await response.Content.LoadIntoBufferAsync();
        return response;
    }

    private async Task StartAsync(StackPorts ports)
    {
        var health = ports.Services[ServiceName.Gateway].Health;
        // Nothing listens there: the port was free and is below those that connections are given.
        var away = ports.Services[ServiceName.Reporting].Grpc;
        string[] settings =
        [
            $"--Finsam:Port={ports.Gateway}",
            $"--Finsam:HttpPort={health}",
            "--Finsam:Development=true",
            $"--Finsam:Certificate={CertificateFile}",
            $"--Finsam:CertificateKey={KeyFile}",
            $"--Finsam:CertificateAuthority={Folder.CertificateAuthority}",
            $"--Finsam:Auth:Issuer={DevelopmentIssuer.Issuer}",
            $"--Finsam:Auth:PublicKeyFile={DevelopmentIssuer.PublicKeyFile(Folder)}",
            $"--Finsam:Ledger={Backend.Address}",
            $"--Finsam:Participants={Backend.Address}",
            string.Create(CultureInfo.InvariantCulture, $"--Finsam:Reporting=http://127.0.0.1:{away}"),
            "--Logging:LogLevel:Default=None",
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
