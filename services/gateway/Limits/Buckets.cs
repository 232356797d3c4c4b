using System.Threading.RateLimiting;

namespace Finsam.Gateway.Limits;

/// <summary>A token bucket for each key; one that is full again is forgotten.</summary>
internal static class Buckets
{
    private static readonly TimeSpan Refill = TimeSpan.FromMilliseconds(100);

    /// <summary>Buckets that gain so much a second, up to <paramref name="burst"/>.</summary>
    public static PartitionedRateLimiter<string> Of(int perSecond, int burst)
    {
        // A tenth of a second's worth at a time; below ten a second one at a time, less often.
        var portion = Math.Max(1, perSecond / 10);
        var period = perSecond >= 10 ? Refill : TimeSpan.FromSeconds(1.0 / perSecond);
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst, TokensPerPeriod = portion, ReplenishmentPeriod = period, QueueLimit = 0, AutoReplenishment = false,
        };
        return PartitionedRateLimiter.Create<string, string>(
            key => RateLimitPartition.GetTokenBucketLimiter(key, _ => options), StringComparer.Ordinal);
    }
}
