using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Grpc.Net.Client.Internal;

/// <summary>The checked retry policy of one method.</summary>
/// <param name="MostAttempts">The first one included.</param>
/// <param name="InitialBackoff">Wait before the second attempt.</param>
/// <param name="MaxBackoff">Longest wait.</param>
/// <param name="BackoffMultiplier">From one wait to the next.</param>
/// <param name="RetryableStatusCodes">After which a call is tried again.</param>
internal sealed record RetryRules(
    int MostAttempts,
    TimeSpan InitialBackoff,
    TimeSpan MaxBackoff,
    double BackoffMultiplier,
    IReadOnlySet<StatusCode> RetryableStatusCodes)
{
    private const double Jitter = 0.2;

    /// <summary>InvalidOperationException when the policy is not whole (gRFC A6, "Validation of retryPolicy").</summary>
    public static RetryRules Of(RetryPolicy policy, int? channelMostAttempts)
    {
        if (policy.MaxAttempts is not >= 2
            || policy.InitialBackoff is not { Ticks: > 0 }
            || policy.MaxBackoff is not { Ticks: > 0 }
            || policy.BackoffMultiplier is not > 0
            || policy.RetryableStatusCodes.Count == 0)
        {
            throw new InvalidOperationException(
                "A retry policy needs at least two attempts, positive backoffs and multiplier, and a retryable status code.");
        }

        return new RetryRules(
            Math.Min(policy.MaxAttempts.Value, channelMostAttempts ?? int.MaxValue),
            policy.InitialBackoff.Value,
            policy.MaxBackoff.Value,
            policy.BackoffMultiplier.Value,
            policy.RetryableStatusCodes.ToHashSet());
    }

    /// <summary>
    /// gRFC A6, "Exponential Backoff": the wait before the n-th retry is min(initial × multiplier^(n-1), max), give or take a fifth.
    /// </summary>
    public TimeSpan Backoff(int retry)
    {
        var ticks = Math.Min(InitialBackoff.Ticks * Math.Pow(BackoffMultiplier, retry - 1), MaxBackoff.Ticks);
        return TimeSpan.FromTicks((long)(ticks * (1 + (Jitter * ((2 * Random.Shared.NextDouble()) - 1)))));
    }
}
