namespace Finsam.LocalStack;

/// <summary>Starts the services as processes, configured by environment variables as in any other place they run.</summary>
internal sealed class ServiceLauncher(StackOptions options, StackFolder folder, StackPorts ports, PostgresServer postgres, RabbitNode rabbit)
{
    /// <summary>Starts the first instance of a service.</summary>
    public StackPart Start(string service) =>
        Start(service, service, ports.Services[service], ports.Gateway, [], new Dictionary<string, string>());

    /// <summary>Starts an instance of a service.</summary>
    /// <param name="name">Name of the part, and of its log.</param>
    /// <param name="service">Service.</param>
    /// <param name="own">Its ports.</param>
    /// <param name="gateway">TLS port, where it is a gateway.</param>
    /// <param name="more">Instances beside the first ones, which a gateway shares the calls among as well.</param>
    /// <param name="settings">Environment variables that differ.</param>
    public StackPart Start(
        string name, string service, ServicePorts own, int gateway, IReadOnlyCollection<StackPart> more, IReadOnlyDictionary<string, string> settings)
    {
        var assembly = options.Binaries.Assembly(service);
        var environment = ServiceSettings.Common(DevelopmentIssuer.Open(folder), own.Health);
        foreach (var (key, value) in OwnSettings(service, own, gateway, more).Concat(options.ServiceEnvironment).Concat(settings))
        {
            environment[key] = value;
        }

        var process = DetachedProcess.Start([InstalledPrograms.Dotnet(), assembly], folder.Log(name), environment, Path.GetDirectoryName(assembly)!);
        return new StackPart(name, process, service == ServiceName.Gateway ? gateway : own.Grpc, own.Health);
    }

    /// <summary>Starts the development issuer.</summary>
    public StackPart StartIssuer()
    {
        var assembly = options.Binaries.Assembly(ServiceName.Issuer);
        var process = DetachedProcess.Start(
            [InstalledPrograms.Dotnet(), assembly],
            folder.Log(ServiceName.Issuer),
            ServiceSettings.Issuer(folder, ports.Issuer),
            Path.GetDirectoryName(assembly)!);
        return new StackPart(ServiceName.Issuer, process, ports.Issuer, ports.Issuer);
    }

    /// <summary>Waits until a service says that it is ready.</summary>
    public Task WaitAsync(StackPart part, CancellationToken cancellationToken) =>
        Readiness.WaitAsync(
            part.Name, part.Process, folder.Log(part.Name), options.StartTimeout, token => Readiness.IsHealthyAsync(part.Ready!, token), cancellationToken);

    private IEnumerable<KeyValuePair<string, string>> OwnSettings(
        string service, ServicePorts own, int gateway, IReadOnlyCollection<StackPart> more)
    {
        if (ServiceName.WithDatabase.Contains(service))
        {
            yield return new("Finsam__GrpcPort", $"{own.Grpc}");
            yield return new("Finsam__Postgres", postgres.ConnectionString(service));
            yield return new("Finsam__PostgresOwner", postgres.OwnerConnectionString(service));
            yield return new("Finsam__RabbitMq", rabbit.Address);
        }

        if (service == ServiceName.Reporting)
        {
            yield return new("Finsam__Ledger", $"{Address(ServiceName.Ledger)}");
            yield return new("Finsam__Participants", $"{Address(ServiceName.Participants)}");
            yield return new("Finsam__PublicAddress", $"https://localhost:{ports.Gateway}");
        }

        if (service == ServiceName.Ledger)
        {
            yield return new("Finsam__CheckpointKeyFile", new Secrets(folder.Secrets).SigningKeyFile("ledger-checkpoint"));
        }

        if (service == ServiceName.Participants)
        {
            yield return new("Finsam__KeyFolder", Path.Combine(folder.Secrets, "participants-keys"));
        }

        if (service == ServiceName.Gateway)
        {
            foreach (var setting in ServiceSettings.Gateway(folder, gateway, Addresses))
            {
                yield return setting;
            }
        }

        string Addresses(string of) => string.Join(',', more
            .Where(part => part.IsInstanceOf(of)).Select(part => $"http://127.0.0.1:{part.Port}").Prepend($"{Address(of)}"));
    }

    private Uri Address(string service) => new($"http://127.0.0.1:{ports.Services[service].Grpc}");
}
