namespace Finsam.LocalStack;

/// <summary>The gateway alone, in front of a backend that stands for every service: to measure the way through it. Ends when disposed.</summary>
public sealed class RunningGateway : IAsyncDisposable
{
    private const string MostCallsPerSecond = "1000000";

    private readonly ProcessIdentity _process;
    private readonly TimeSpan _stopTimeout;

    private RunningGateway(StackFolder folder, Uri address, Uri ready, ProcessIdentity process, TimeSpan stopTimeout)
    {
        Folder = folder;
        Address = address;
        Ready = ready;
        _process = process;
        _stopTimeout = stopTimeout;
    }

    /// <summary>Its folder, with its certificate authority and the issuer whose tokens it accepts.</summary>
    public StackFolder Folder { get; }

    /// <summary>TLS address.</summary>
    public Uri Address { get; }

    /// <summary>Health endpoint that says whether it takes calls.</summary>
    public Uri Ready { get; }

    /// <summary>Starts a gateway in a folder of its own and waits until it is ready.</summary>
    /// <param name="options">Folder, binaries and timeouts.</param>
    /// <param name="backend">Address that every route leads to; HTTP/2 without TLS.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StackException">It did not start.</exception>
    public static async Task<RunningGateway> StartAsync(StackOptions options, Uri backend, CancellationToken cancellationToken)
    {
        var folder = StackFolder.Prepare(options.Folder);
        var ports = StackPorts.Choose(0);
        var health = ports.Services[ServiceName.Gateway].Health;
        var environment = ServiceSettings.Common(DevelopmentIssuer.Open(folder), health);
        foreach (var (name, value) in ServiceSettings.Gateway(folder, ports.Gateway, _ => $"{backend}"))
        {
            environment[name] = value;
        }

        // One caller stands for a nation's, and is to be held back by nothing but the way through.
        environment["Finsam__Limits__ClientCallsPerSecond"] = MostCallsPerSecond;
        environment["Finsam__Limits__ForbundCallsPerSecond"] = MostCallsPerSecond;

        foreach (var (name, value) in options.ServiceEnvironment)
        {
            environment[name] = value;
        }

        var assembly = options.Binaries.Assembly(ServiceName.Gateway);
        var log = folder.Log(ServiceName.Gateway);
        var process = DetachedProcess.Start([InstalledPrograms.Dotnet(), assembly], log, environment, Path.GetDirectoryName(assembly)!);
        var ready = new Uri($"http://127.0.0.1:{health}/health/ready");
        var gateway = new RunningGateway(folder, new Uri($"https://localhost:{ports.Gateway}"), ready, process, options.StopTimeout);
        try
        {
            await Readiness.WaitAsync(
                ServiceName.Gateway, process, log, options.StartTimeout, token => Readiness.IsHealthyAsync(ready, token), cancellationToken);
        }
        catch (Exception)
        {
            await gateway.DisposeAsync();
            throw;
        }

        return gateway;
    }

    /// <summary>Tells it to stop (SIGTERM).</summary>
    public void TellToStop() => _process.Signal(ProcessIdentity.Terminate);

    /// <summary>Tells it to stop (SIGTERM) and waits until it has; it is killed when it takes too long.</summary>
    /// <returns>True when it stopped by itself.</returns>
    public Task<bool> StopAsync() => _process.StopAsync(ProcessIdentity.Terminate, _stopTimeout);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();
}
