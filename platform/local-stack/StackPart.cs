using System.Text.Json.Serialization;

namespace Finsam.LocalStack;

/// <summary>A part of a running stack: a server or a service.</summary>
/// <param name="Name">Name, such as <c>postgresql</c>, <c>rabbitmq</c> or <c>ledger</c>.</param>
/// <param name="Process">The process.</param>
/// <param name="Port">Port that it serves on.</param>
/// <param name="HealthPort">Port of its health endpoints; 0 where it has none.</param>
public sealed record StackPart(string Name, ProcessIdentity Process, int Port, int HealthPort = 0)
{
    /// <summary>Name of the database server.</summary>
    public const string Postgres = "postgresql";

    /// <summary>Name of the message broker.</summary>
    public const string Rabbit = "rabbitmq";

    /// <summary>Name of the broker's port mapper.</summary>
    public const string PortMapper = "epmd";

    /// <summary>Address that says whether the part is ready; null where only its port can be asked.</summary>
    [JsonIgnore]
    public Uri? Ready => HealthPort == 0 ? null : new Uri($"http://127.0.0.1:{HealthPort}/health/ready");

    /// <summary>True when it is an instance of a service: the first has the service's name, the others <c>ledger-2</c> and so on.</summary>
    public bool IsInstanceOf(string service) => Name == service || Name.StartsWith($"{service}-", StringComparison.Ordinal);
}
