using System.Diagnostics;
using Npgsql;

namespace Finsam.LocalStack;

/// <summary>
/// PostgreSQL, RabbitMQ and the services, run privately on this machine: their own data folders, free loopback ports, own passwords.
/// They go on running when the process that started them ends, until <see cref="StopAsync"/>.
/// </summary>
public sealed class RunningStack
{
    private readonly Lock _gate = new();
    private readonly StackOptions _options;
    private readonly StackFolder _folder;

    private RunningStack(StackOptions options, StackFolder folder, StackState state, bool startedHere)
    {
        _options = options;
        _folder = folder;
        State = state;
        StartedHere = startedHere;
    }

    /// <summary>What runs.</summary>
    public StackState State { get; private set; }

    /// <summary>False when it was up already.</summary>
    public bool StartedHere { get; }

    /// <summary>Its folder.</summary>
    public StackFolder Folder => _folder;

    /// <summary>Address of its broker, for clients.</summary>
    public Uri Broker => new(new RabbitNode(_folder, State.Servers, State.Ports).Address);

    /// <summary>Starts what doesn't run. A stack that is up is left as it is; what is left of one that isn't whole is stopped first.</summary>
    /// <param name="options">From what and with what.</param>
    /// <param name="progress">Told of each part that has become ready.</param>
    /// <param name="cancellationToken">Stops the start, and everything that it had started.</param>
    /// <exception cref="StackException">A part did not start.</exception>
    public static async Task<RunningStack> StartAsync(StackOptions options, IProgress<StackStep> progress, CancellationToken cancellationToken)
    {
        var folder = StackFolder.Prepare(options.Folder);
        using var taken = StackLock.Take(folder);
        var earlier = StackState.Read(folder);
        if (earlier is { IsUp: true })
        {
            return new RunningStack(options, folder, earlier, startedHere: false);
        }

        await StackStopper.StopAsync(folder, earlier, options.StopTimeout, progress);
        var starter = new StackStarter(options, folder, progress);
        try
        {
            return new RunningStack(options, folder, await starter.StartAsync(earlier, cancellationToken), startedHere: true);
        }
        catch (Exception)
        {
            await StackStopper.StopAsync(folder, StackState.Read(folder), options.StopTimeout, progress);
            throw;
        }
    }

    /// <summary>Stops everything that runs in a folder: the gateway first, the database last. Does nothing when nothing runs.</summary>
    /// <returns>True when something was stopped.</returns>
    public static async Task<bool> StopAsync(string path, TimeSpan timeout, IProgress<StackStep> progress)
    {
        if (!Directory.Exists(path))
        {
            return false;
        }

        var folder = StackFolder.Prepare(path);
        using var taken = StackLock.Take(folder);
        return await StackStopper.StopAsync(folder, StackState.Read(folder), timeout, progress);
    }

    /// <summary>Ends a service at once, as a crash would.</summary>
    public async Task KillAsync(string service) => await Part(service).Process.StopAsync(ProcessIdentity.Kill, TimeSpan.FromSeconds(10));

    /// <summary>Tells a service to stop (SIGTERM) and waits until it has; it is killed when it takes too long.</summary>
    /// <returns>True when it stopped by itself.</returns>
    public Task<bool> TerminateAsync(string service) => Part(service).Process.StopAsync(ProcessIdentity.Terminate, _options.StopTimeout);

    /// <summary>Starts a service again on its old ports and waits until it is ready.</summary>
    public async Task RestartAsync(string service, CancellationToken cancellationToken)
    {
        await Part(service).Process.StopAsync(ProcessIdentity.Terminate, _options.StopTimeout);
        var launcher = StackStarter.Launcher(_options, _folder, State);
        var part = launcher.Start(service);
        lock (_gate)
        {
            State = State with { Parts = [.. State.Parts.Select(old => old.Name == service ? part : old)] };
            State.Write(_folder);
        }

        await launcher.WaitAsync(part, cancellationToken);
    }

    /// <summary>
    /// Starts one more instance of a service on ports of its own, beside the first, and waits until it is ready. A gateway started so shares its
    /// calls among all instances that run by then.
    /// </summary>
    /// <param name="service">Service.</param>
    /// <param name="settings">Environment variables that differ from those of the first instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<StackPart> StartInstanceAsync(
        string service, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        StackPart part;
        var launcher = StackStarter.Launcher(_options, _folder, State);
        lock (_gate)
        {
            var instances = State.Parts.Where(other => other.IsInstanceOf(service)).ToList();
            var ports = StackPorts.Choose(0);
            part = launcher.Start(
                $"{service}-{instances.Count + 1}", service, ports.Services[service], ports.Gateway,
                [.. State.Parts.Where(other => !ServiceName.All.Contains(other.Name) && other.Process.IsAlive)], settings);
            State = State with { Parts = [.. State.Parts, part] };
            State.Write(_folder);
        }

        await launcher.WaitAsync(part, cancellationToken);
        return part;
    }

    /// <summary>Starts an instance again that was started beside the first, on its old ports, and waits until it is ready.</summary>
    public async Task<StackPart> RestartInstanceAsync(
        StackPart instance, string service, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var launcher = StackStarter.Launcher(_options, _folder, State);
        var part = launcher.Start(
            instance.Name, service, new ServicePorts(instance.Port, instance.HealthPort), instance.Port, [], settings);
        lock (_gate)
        {
            State = State with { Parts = [.. State.Parts.Select(old => old.Name == part.Name ? part : old)] };
            State.Write(_folder);
        }

        await launcher.WaitAsync(part, cancellationToken);
        return part;
    }

    /// <summary>Connection string of a service's own database, in the role that the service works as.</summary>
    public string ConnectionString(string service) => Server.ConnectionString(service);

    /// <summary>
    /// Connection string of a service's own database, in the role that owns the tables and bound to no förbund: it sees the rows of all.
    /// </summary>
    public string OwnerConnectionString(string service) => new NpgsqlConnectionStringBuilder(Server.OwnerConnectionString(service))
    {
        Options = "-c finsam.all_forbund=on",
    }.ConnectionString;

    private PostgresServer Server => new(_folder, State.Servers, State.Ports, _options.Durable);

    private StackPart Part(string name) =>
        State.Parts.FirstOrDefault(part => part.Name == name) ?? throw new UnreachableException($"The stack has no part {name}.");
}
