namespace Grpc.Net.Client.Configuration;

/// <summary>How a channel treats methods (grpc/grpc, doc/service_config.md).</summary>
public sealed class ServiceConfig
{
    /// <summary>Rules for methods; the most exact name that fits a method decides.</summary>
    public IList<MethodConfig> MethodConfigs { get; } = [];

    /// <summary>Holds retries back while the server fails much; null, the default, for never.</summary>
    public RetryThrottlingPolicy? RetryThrottling { get; set; }
}
