namespace Grpc.Net.Client.Configuration;

/// <summary>
/// Tokens that failures take and successes give back (gRFC A6, "Throttling Retry Attempts and Hedged RPCs"): with half of them or fewer left,
/// nothing is tried again.
/// </summary>
public sealed class RetryThrottlingPolicy
{
    /// <summary>Most tokens, and those that a channel begins with; above 0.</summary>
    public int? MaxTokens { get; set; }

    /// <summary>What a success gives back; a failure takes 1.</summary>
    public double? TokenRatio { get; set; }
}
