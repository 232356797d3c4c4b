namespace Finsam.LocalStack;

/// <summary>What a stack on this machine is started from and with.</summary>
/// <param name="Folder">Folder that holds its data, logs, secrets and state; made when missing.</param>
/// <param name="Binaries">The built services.</param>
/// <param name="Durable">False turns fsync off: for tests only, a crash of the machine then loses the data.</param>
/// <param name="GatewayPort">Port of the gateway; 0 for the one used last time when it is free, or else any free one.</param>
public sealed record StackOptions(string Folder, ServiceBinaries Binaries, bool Durable = true, int GatewayPort = 0)
{
    /// <summary>How long a server or service may take before it answers as ready.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long a part may take to end after it was asked to, before it is killed.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Extra environment variables of every service, such as <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public IReadOnlyDictionary<string, string> ServiceEnvironment { get; init; } = new Dictionary<string, string>();
}
