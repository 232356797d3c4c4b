using Grpc.Core;

namespace Grpc.Net.Client.Configuration;

/// <summary>How calls are tried again (gRFC A6). Everything must be set.</summary>
public sealed class RetryPolicy
{
    /// <summary>Most attempts, the first one included; 2 or more.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>Wait before the second attempt, give or take a fifth.</summary>
    public TimeSpan? InitialBackoff { get; set; }

    /// <summary>Longest wait, give or take a fifth.</summary>
    public TimeSpan? MaxBackoff { get; set; }

    /// <summary>What each wait is multiplied with for the next.</summary>
    public double? BackoffMultiplier { get; set; }

    /// <summary>The codes after which a call is tried again.</summary>
    public IList<StatusCode> RetryableStatusCodes { get; } = [];
}
