using System.Net;
using System.Net.Http.Headers;
using Finsam.LocalStack;

namespace Finsam.Gateway.Tests;

/// <summary>A gateway in front of one backend for all services but reporting, which is away. It runs in this process and ends with it.</summary>
public class GatewayHost : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("finsam-gateway-").FullName;
    private readonly StackPorts _ports = StackPorts.Choose(0);
    private RecordingBackend? _backend;

    internal RecordingBackend Backend => _backend!;

    public StackFolder Folder { get; private set; } = new("");

    public string CertificateFile => InProcessGateway.CertificateFile(Folder);

    public string KeyFile => InProcessGateway.KeyFile(Folder);

    public Uri Address => new($"https://localhost:{_ports.Gateway}");

    /// <summary>Settings that differ.</summary>
    protected virtual string[] Settings => [];

    public async Task InitializeAsync()
    {
        Folder = StackFolder.Prepare(_root);
        _ = DevelopmentIssuer.Open(Folder);
        _backend = await RecordingBackend.StartAsync();
        await InProcessGateway.StartAsync(Folder, _ports, Backend.Address, Settings);
    }

    /// <summary>Starts a gateway with the same files, as after a restart of the machine.</summary>
    public Task StartAgainAsync() => InProcessGateway.StartAsync(Folder, StackPorts.Choose(0), Backend.Address);

    public async Task DisposeAsync()
    {
        await _backend!.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>A token that is good for a förbund.</summary>
    public string Token(TimeSpan? lifetime = null, string subject = "test", string forbund = "prov") =>
        DevelopmentIssuer.Open(Folder).Issue(subject, ["ekonom"], [forbund], [], lifetime ?? TimeSpan.FromMinutes(5));

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

    /// <summary>A gRPC call with an empty message, or the one given with its frame.</summary>
    public async Task<HttpResponseMessage> GrpcAsync(
        string path, string? token = null, byte[]? body = null, params IEnumerable<(string Name, string Value)> headers)
    {
        using var client = Client(token);
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(body ?? new byte[5]),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        var response = await client.SendAsync(request);
        await response.Content.LoadIntoBufferAsync();
        return response;
    }
}
