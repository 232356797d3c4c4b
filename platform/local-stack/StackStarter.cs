using System.Diagnostics;

namespace Finsam.LocalStack;

/// <summary>Starts the parts of a stack in order: the issuer and the two servers side by side, then the services side by side.</summary>
internal sealed class StackStarter(StackOptions options, StackFolder folder, IProgress<StackStep> progress)
{
    private readonly Lock _gate = new();
    private StackState? _state;

    /// <summary>The services of a stack that is there.</summary>
    public static ServiceLauncher Launcher(StackOptions options, StackFolder folder, StackState state) =>
        new(options, folder, state.Ports, new PostgresServer(folder, state.Servers, state.Ports, options.Durable),
            new RabbitNode(folder, state.Servers, state.Ports));

    /// <summary>Starts everything.</summary>
    /// <param name="earlier">The state of the last time: the gateway gets the same port when it is free.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<StackState> StartAsync(StackState? earlier, CancellationToken cancellationToken)
    {
        foreach (var service in ServiceName.All.Append(ServiceName.Issuer))
        {
            _ = options.Binaries.Assembly(service);
        }

        var servers = await ServerFolder.PrepareAsync(folder, [ServerUser.For("postgres"), ServerUser.For("rabbitmq")], cancellationToken);
        var ports = StackPorts.Choose(
            options.GatewayPort != 0 ? options.GatewayPort : earlier?.Ports.Gateway ?? 0, earlier?.Ports.Issuer ?? 0);
        _state = new StackState(servers, ports, [], Complete: false);

        var postgres = new PostgresServer(folder, servers, ports, options.Durable);
        var rabbit = new RabbitNode(folder, servers, ports);
        var launcher = new ServiceLauncher(options, folder, ports, postgres, rabbit);
        await BothAsync(
            token => Task.WhenAll(StartIssuerAsync(launcher, token), StartPostgresAsync(postgres, token)),
            token => StartRabbitAsync(rabbit, token),
            cancellationToken);

        var clock = Stopwatch.StartNew();
        var started = ServiceName.All.Select(service => Note(launcher.Start(service))).ToList();
        foreach (var part in started)
        {
            await launcher.WaitAsync(part, cancellationToken);
            Tell(part.Name, part, clock);
        }

        _state = _state with { Complete = true };
        _state.Write(folder);
        return _state;
    }

    // The services are told its address, which it writes down before it is ready.
    private async Task StartIssuerAsync(ServiceLauncher launcher, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var part = Note(launcher.StartIssuer());
        await launcher.WaitAsync(part, cancellationToken);
        Tell(part.Name, part, clock);
    }

    private async Task StartPostgresAsync(PostgresServer postgres, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await postgres.PrepareAsync(cancellationToken);
        var part = Note(postgres.Start());
        await postgres.MakeDatabasesAsync(part, options.StartTimeout, cancellationToken);
        Tell("PostgreSQL", part, clock);
    }

    private async Task StartRabbitAsync(RabbitNode rabbit, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await rabbit.PrepareAsync(cancellationToken);
        Note(rabbit.StartPortMapper());
        var part = Note(rabbit.Start());
        await rabbit.WaitAsync(part, options.StartTimeout, cancellationToken);
        Tell("RabbitMQ", part, clock);
    }

    /// <summary>Waits for both, also when one fails: what the other has started must be known before it can be stopped.</summary>
    private static async Task BothAsync(Func<CancellationToken, Task> first, Func<CancellationToken, Task> second, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        async Task OneAsync(Func<CancellationToken, Task> start)
        {
            try
            {
                await start(either.Token);
            }
            catch (Exception)
            {
                await either.CancelAsync();
                throw;
            }
        }

        var both = Task.WhenAll(OneAsync(first), OneAsync(second));
        await ((Task)both).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (both.Exception?.InnerExceptions.FirstOrDefault(e => e is not OperationCanceledException) is { } cause)
        {
            throw cause;
        }

        await both;
    }

    private StackPart Note(StackPart part)
    {
        lock (_gate)
        {
            _state = _state! with { Parts = [.. _state.Parts, part] };
            _state.Write(folder);
        }

        return part;
    }

    private void Tell(string name, StackPart part, Stopwatch clock) => progress.Report(new StackStep(name, $"klar på port {part.Port}", clock.Elapsed));
}
