using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.LocalStack;
using Npgsql;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>A stack of its own for a measure whose database holds what no other should. Stopped and removed when disposed.</summary>
internal sealed class BenchStack : IAsyncDisposable
{
    private readonly StackOptions _options;
    private readonly IDisplay _display;
    private readonly RunningStack _stack;

    private BenchStack(StackOptions options, IDisplay display, RunningStack stack)
    {
        _options = options;
        _display = display;
        _stack = stack;
        Client = new GatewayClient(stack.State.Gateway, stack.Folder);
        Database = NpgsqlDataSource.Create(stack.OwnerConnectionString(ServiceName.Ledger));
    }

    /// <summary>Its services, through its gateway.</summary>
    public GatewayClient Client { get; }

    /// <summary>The ledger's database.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>Starts one in a folder below the stack's.</summary>
    public static async Task<BenchStack> StartAsync(CliEnvironment environment, string name, IDisplay display, CancellationToken cancellationToken)
    {
        var options = environment.StackOptions with { Folder = Path.Combine(environment.Var, name) };
        return new BenchStack(options, display, await RunningStack.StartAsync(options, new StackLines(display), cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Database.DisposeAsync();
        await RunningStack.StopAsync(_options.Folder, _options.StopTimeout, new StackLines(_display));
        foreach (var folder in new[] { _stack.State.Servers, _options.Folder }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
