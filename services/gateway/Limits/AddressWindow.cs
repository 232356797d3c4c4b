using System.Threading.RateLimiting;

namespace Finsam.Gateway.Limits;

/// <summary>
/// So many a minute of each address, counted in a sliding window: whole ones, where a bucket would fill by fractions.
/// </summary>
internal sealed class AddressWindow(int perMinute) : IDisposable
{
    /// <summary>How soon some more may be tried.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(1) / Segments;

    private const int Segments = 6;

    private readonly PartitionedRateLimiter<string> _left = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = Segments, AutoReplenishment = false,
        }),
        StringComparer.Ordinal);

    /// <summary>True while an address has some left.</summary>
    public bool HasLeft(HttpContext context)
    {
        using var lease = _left.AttemptAcquire(CallerKey.Address(context), permitCount: 0);
        return lease.IsAcquired;
    }

    /// <summary>Counts one; false where the address has none left.</summary>
    public bool Take(HttpContext context)
    {
        using var lease = _left.AttemptAcquire(CallerKey.Address(context));
        return lease.IsAcquired;
    }

    public void Dispose() => _left.Dispose();
}
