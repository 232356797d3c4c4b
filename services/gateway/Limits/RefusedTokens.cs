using System.Threading.RateLimiting;

namespace Finsam.Gateway.Limits;

/// <summary>Counts the tokens that an address has had refused. Checking a signature is the dearest thing that a stranger can ask for.</summary>
internal sealed class RefusedTokens(LimitOptions options) : IDisposable
{
    /// <summary>How soon some more may be tried.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(1) / Segments;

    private const int Segments = 6;

    // A window counts in whole tokens. A bucket fills by fractions, and says that it is not empty when it holds one.
    private readonly PartitionedRateLimiter<string> _left = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.RefusedTokensPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = Segments, AutoReplenishment = false,
        }),
        StringComparer.Ordinal);

    /// <summary>True while an address may have its tokens checked.</summary>
    public bool MayTry(HttpContext context)
    {
        using var lease = _left.AttemptAcquire(CallerKey.Address(context), permitCount: 0);
        return lease.IsAcquired;
    }

    /// <summary>Counts one.</summary>
    public void Add(HttpContext context) => _left.AttemptAcquire(CallerKey.Address(context)).Dispose();

    public void Dispose() => _left.Dispose();
}
