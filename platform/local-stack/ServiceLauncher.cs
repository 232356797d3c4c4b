namespace Finsam.LocalStack;

/// <summary>Starts the services as processes, configured by environment variables as in any other place they run.</summary>
internal sealed class ServiceLauncher(StackOptions options, StackFolder folder, StackPorts ports, PostgresServer postgres, RabbitNode rabbit)
{
    /// <summary>Starts a service.</summary>
    public StackPart Start(string service)
    {
        var assembly = options.Binaries.Assembly(service);
        var environment = ServiceSettings.Common(folder, ports.Services[service].Health);
        foreach (var (name, value) in OwnSettings(service).Concat(options.ServiceEnvironment))
        {
            environment[name] = value;
        }

        var process = DetachedProcess.Start(
            [InstalledPrograms.Dotnet(), assembly], folder.Log(service), environment, Path.GetDirectoryName(assembly)!);
        var port = service == ServiceName.Gateway ? ports.Gateway : ports.Services[service].Grpc;
        return new StackPart(service, process, port, ports.Services[service].Health);
    }

    /// <summary>Waits until a service says that it is ready.</summary>
    public Task WaitAsync(StackPart part, CancellationToken cancellationToken) =>
        Readiness.WaitAsync(
            part.Name, part.Process, folder.Log(part.Name), options.StartTimeout, token => Readiness.IsHealthyAsync(part.Ready!, token), cancellationToken);

    private IEnumerable<KeyValuePair<string, string>> OwnSettings(string service)
    {
        if (ServiceName.WithDatabase.Contains(service))
        {
            yield return new("Finsam__GrpcPort", $"{ports.Services[service].Grpc}");
            yield return new("Finsam__Postgres", postgres.ConnectionString(service));
            yield return new("Finsam__RabbitMq", rabbit.Address);
        }

        if (service == ServiceName.Reporting)
        {
            yield return new("Finsam__Ledger", $"{Address(ServiceName.Ledger)}");
            yield return new("Finsam__Participants", $"{Address(ServiceName.Participants)}");
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
            foreach (var setting in ServiceSettings.Gateway(folder, ports.Gateway, Address))
            {
                yield return setting;
            }
        }
    }

    private Uri Address(string service) => new($"http://127.0.0.1:{ports.Services[service].Grpc}");
}
