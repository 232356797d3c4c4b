using Finsam.LocalStack;
using Finsam.TestHost;
using Grpc.Net.Client;

namespace Finsam.Gateway.Tests.Instances;

/// <summary>Two instances of the ledger, and a gateway in front of them. Tests that start instances come one after the other.</summary>
public sealed class InstancePair : IAsyncLifetime
{
    /// <summary>Name of the collection.</summary>
    public const string Collection = "instances";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What a refused call ends with is said at this level.
    private static readonly (string Name, string Value) TellsRefusals = ("Logging__LogLevel__Grpc", "Debug");

    private TestStack? _stack;
    private GrpcChannel? _channel;
    private Task<StackPart>? _peered;

    public TestStack Stack => _stack!;

    public ServiceCertificates Certificates => new(Stack.Folder);

    public StackPart Second { get; private set; } = null!;

    public StackPart Gateway { get; private set; } = null!;

    public GrpcChannel Channel => _channel!;

    private int TimesOut => Logged(Gateway, $"An instance of ledger is out: 127.0.0.1:{Second.Port}").Count;

    private int TimesBack => Logged(Gateway, $"An instance of ledger is back: 127.0.0.1:{Second.Port}").Count;

    public async Task InitializeAsync()
    {
        _stack = await TestStack.Shared;
        Second = await Stack.StartInstanceAsync(ServiceName.Ledger, TellsRefusals);
        Gateway = await Stack.StartInstanceAsync(ServiceName.Gateway);
        _channel = Stack.Channel(Gateway);
    }

    public Task DisposeAsync()
    {
        _channel?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>An instance of the ledger that knows other services by their certificates; started when first asked for.</summary>
    public Task<StackPart> PeeredLedgerAsync() =>
        _peered ??= Stack.StartInstanceAsync(ServiceName.Ledger, Certificates.Settings(ServiceName.Ledger).Select(each => (each.Key, each.Value)));

    /// <summary>Starts the second instance again, and waits until the gateway knows.</summary>
    public async Task RestartSecondAsync()
    {
        await Stack.RestartInstanceAsync(Second, ServiceName.Ledger, TellsRefusals);
        await UntilAsync(() => TimesBack == TimesOut, "The instance is not back.");
    }

    /// <summary>Waits until the gateway knows that the second instance is out.</summary>
    public Task SecondIsOutAsync() => UntilAsync(() => TimesOut > TimesBack, "The instance is not out.");

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<bool> isSo, string otherwise)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!isSo())
        {
            Assert.True(DateTime.UtcNow < deadline, otherwise);
            await Task.Delay(50);
        }
    }

    /// <summary>Lines of a part's log with a text in them.</summary>
    public IReadOnlyList<string> Logged(StackPart part, string text)
    {
        // The part goes on writing.
        using var file = new FileStream(Stack.Folder.Log(part.Name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal))];
    }
}

[CollectionDefinition(InstancePair.Collection)]
public sealed class InstancePairCollection : ICollectionFixture<InstancePair>;
