using System.Reflection;
using System.Security.Cryptography;
using Finsam.LocalStack;
using Finsam.Ledger.V1;
using Finsam.Participants.V1;
using Finsam.Reporting.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Npgsql;

namespace Finsam.TestHost;

/// <summary>
/// The whole suite, run privately for one test process: PostgreSQL, RabbitMQ and the four services, reached through the gateway. It is
/// started by the first test that asks for it and ends with the process. Tests share it, each in a förbund of its own.
/// </summary>
public sealed class TestStack
{
    private static readonly Lazy<Task<TestStack>> Started = new(StartAsync);
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    private readonly RunningStack _stack;
    private readonly DevelopmentIssuer _issuer;
    private readonly GrpcChannel _channel;

    private TestStack(RunningStack stack)
    {
        _stack = stack;
        _issuer = DevelopmentIssuer.Open(stack.Folder);
        _channel = GrpcChannel.ForAddress(Gateway, new GrpcChannelOptions { HttpHandler = Handler(), DisposeHttpClient = true, MaxReceiveMessageSize = null });
    }

    /// <summary>The stack of this test process.</summary>
    public static Task<TestStack> Shared => Started.Value;

    /// <summary>Root of the repository.</summary>
    public static string RepositoryRoot => Metadata("FinsamRoot");

    /// <summary>The services as built together with this project.</summary>
    public static ServiceBinaries Binaries => new(RepositoryRoot, Metadata("FinsamConfiguration"));

    /// <summary>Address of the gateway.</summary>
    public Uri Gateway => _stack.State.Gateway;

    /// <summary>Address of a service itself, behind the gateway; HTTP/2 without TLS.</summary>
    public Uri Address(string service) => new($"http://127.0.0.1:{_stack.State.Ports.Services[service].Grpc}");

    /// <summary>Address of the broker, for looking at what is sent.</summary>
    public Uri Broker => _stack.Broker;

    /// <summary>Folder with logs, secrets and the development authority.</summary>
    public StackFolder Folder => _stack.Folder;

    /// <summary>A slug that no other test has.</summary>
    public static string NewForbund(string name = "prov") => $"{name}-{RandomNumberGenerator.GetHexString(10, lowercase: true)}";

    /// <summary>A token of the development issuer.</summary>
    /// <param name="role">Role, such as <c>ekonom</c>.</param>
    /// <param name="forbund">Slug that it is good for.</param>
    /// <param name="insatser">Codes of insatser, for <c>insatspersonal</c>.</param>
    public string Token(string role, string forbund, params string[] insatser) =>
        Token([role], forbund, insatser, DevelopmentIssuer.Scopes);

    /// <summary>A token of the development issuer with several roles, or with other scopes than it gives otherwise.</summary>
    /// <param name="roles">Roles.</param>
    /// <param name="forbund">Slug that it is good for.</param>
    /// <param name="insatser">Codes of insatser.</param>
    /// <param name="scope">Scopes, with spaces between them.</param>
    public string Token(string[] roles, string forbund, string[] insatser, string scope = DevelopmentIssuer.Scopes) =>
        _issuer.Issue($"test:{string.Join('+', roles)}", roles, [forbund], insatser, TokenLifetime, scope);

    /// <summary>The development issuer whose tokens the stack accepts.</summary>
    public DevelopmentIssuer Issuer => _issuer;

    /// <summary>The ledger, called through the gateway in a role.</summary>
    public LedgerService.LedgerServiceClient Ledger(string role, string forbund) => new(Invoker(Token(role, forbund)));

    /// <summary>The ledger's registers, called through the gateway in a role.</summary>
    public RegisterService.RegisterServiceClient Registers(string role, string forbund) => new(Invoker(Token(role, forbund)));

    /// <summary>The participants service, called through the gateway in a role.</summary>
    public ParticipantsService.ParticipantsServiceClient Participants(string role, string forbund, params string[] insatser) =>
        new(Invoker(Token(role, forbund, insatser)));

    /// <summary>The reporting service, called through the gateway in a role.</summary>
    public ReportingService.ReportingServiceClient Reporting(string role, string forbund) => new(Invoker(Token(role, forbund)));

    /// <summary>The versions of reports, called through the gateway in a role.</summary>
    public ReportVersionService.ReportVersionServiceClient ReportVersions(string role, string forbund, params string[] insatser) =>
        new(Invoker(Token(role, forbund, insatser)));

    /// <summary>Compositions under way, called through the gateway in a role.</summary>
    public CompositionOperationService.CompositionOperationServiceClient Operations(string role, string forbund) => new(Invoker(Token(role, forbund)));

    /// <summary>Calls through the gateway with a token, or without one when it is null.</summary>
    public CallInvoker Invoker(string? token) => token is null
        ? _channel.CreateCallInvoker()
        : _channel.CreateCallInvoker().Intercept(headers =>
        {
            headers.Add("authorization", $"Bearer {token}");
            return headers;
        });

    /// <summary>JSON over HTTP through the gateway, with a token or without. Dispose of it after the test.</summary>
    public HttpClient Http(string? token)
    {
        var client = new HttpClient(Handler()) { BaseAddress = Gateway };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return client;
    }

    /// <summary>Connection string of a service's own database, in the role that the service works as.</summary>
    public string ConnectionString(string service) => _stack.ConnectionString(service);

    /// <summary>
    /// A connection to a service's own database as the owner of its tables, who sees the rows of every förbund: for looking at what it wrote
    /// and for making faults.
    /// </summary>
    public async Task<NpgsqlConnection> OpenDatabaseAsync(string service)
    {
        var connection = new NpgsqlConnection(_stack.OwnerConnectionString(service));
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Ends a service as a crash would.</summary>
    public Task KillAsync(string service) => _stack.KillAsync(service);

    /// <summary>Tells a service to stop and waits until it has; true when it did so by itself.</summary>
    public Task<bool> TerminateAsync(string service) => _stack.TerminateAsync(service);

    /// <summary>Starts a service again on its old ports and waits until it is ready.</summary>
    public Task RestartAsync(string service) => _stack.RestartAsync(service, CancellationToken.None);

    /// <summary>Starts one more instance of a service beside the first, or one more gateway in front of all instances there are.</summary>
    /// <param name="service">Service.</param>
    /// <param name="settings">Environment variables that differ.</param>
    public Task<StackPart> StartInstanceAsync(string service, params IEnumerable<(string Name, string Value)> settings) =>
        _stack.StartInstanceAsync(service, ToDictionary(settings), CancellationToken.None);

    /// <summary>Starts an instance again that was started beside the first, on its old ports.</summary>
    public Task<StackPart> RestartInstanceAsync(StackPart instance, string service, params IEnumerable<(string Name, string Value)> settings) =>
        _stack.RestartInstanceAsync(instance, service, ToDictionary(settings), CancellationToken.None);

    /// <summary>A channel to another gateway than the first. Dispose of it after the test.</summary>
    public GrpcChannel Channel(StackPart gateway) => GrpcChannel.ForAddress(
        $"https://localhost:{gateway.Port}", new GrpcChannelOptions { HttpHandler = Handler(), DisposeHttpClient = true, MaxReceiveMessageSize = null });

    private SocketsHttpHandler Handler() => new()
    {
        EnableMultipleHttp2Connections = true,
        SslOptions = { CertificateChainPolicy = DevelopmentAuthority.Trusting(Folder.CertificateAuthority) },
    };

    private static async Task<TestStack> StartAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"finsam-test-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        // The servers' own users must pass through it.
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Watchdog.Start(folder);
        var options = new StackOptions(folder, Binaries, Durable: false);
        return new TestStack(await RunningStack.StartAsync(options, new Silent(), CancellationToken.None));
    }

    private static Dictionary<string, string> ToDictionary(IEnumerable<(string Name, string Value)> settings) =>
        settings.ToDictionary(setting => setting.Name, setting => setting.Value);

    private static string Metadata(string key) => typeof(TestStack).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private sealed class Silent : IProgress<StackStep>
    {
        public void Report(StackStep value)
        {
        }
    }
}
