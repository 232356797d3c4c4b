using System.ComponentModel.DataAnnotations;

namespace Finsam.ServiceDefaults;

/// <summary>What every service is configured with: environment variables <c>Finsam__…</c>, checked at start.</summary>
public sealed class FinsamOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Finsam";

    /// <summary>Address that both ports listen on.</summary>
    [Required]
    public string BindAddress { get; init; } = "127.0.0.1";

    /// <summary>Port of HTTP/2: gRPC and JSON; with mutual TLS where <c>Finsam__Peers__…</c> is set, else without TLS.</summary>
    [Range(1, 65535)]
    public int GrpcPort { get; init; }

    /// <summary>Port of HTTP/1.1: health.</summary>
    [Range(1, 65535)]
    public int HttpPort { get; init; }

    /// <summary>Connection string of the service's own database, in the role that it works as: one that row-level security holds for.</summary>
    [Required]
    public string Postgres { get; init; } = "";

    /// <summary>Connection string of the same database in the role that owns the tables. Migrations alone are run with it.</summary>
    [Required]
    public string PostgresOwner { get; init; } = "";

    /// <summary>Address of the broker: <c>amqp://user:password@host:port/vhost</c>.</summary>
    [Required]
    public Uri? RabbitMq { get; init; }
}
