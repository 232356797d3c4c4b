using System.Threading.RateLimiting;
using Finsam.Gateway.Errors;
using Yarp.ReverseProxy.Model;

namespace Finsam.Gateway.Limits;

/// <summary>
/// Refuses a call to a service when its client or its förbund has made too many, or its client has too many under way. Comes after the token
/// check: who calls is what the token says.
/// </summary>
internal sealed class CallLimits(RequestDelegate next, LimitOptions options)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<string> _clients = Buckets.Of(options.ClientCallsPerSecond, options.ClientBurst);
    private readonly PartitionedRateLimiter<string> _forbund = Buckets.Of(options.ForbundCallsPerSecond, options.ForbundBurst);
    private readonly PartitionedRateLimiter<string> _underWay = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetConcurrencyLimiter(
            key, _ => new ConcurrencyLimiterOptions { PermitLimit = options.ClientCallsUnderWay, QueueLimit = 0 }),
        StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()!.Metadata.GetMetadata<RouteModel>() is null)
        {
            await next(context);
            return;
        }

        var client = CallerKey.Client(context);
        using var place = _underWay.AttemptAcquire(client);
        if (!place.IsAcquired)
        {
            await GatewayProblem.TooManyUnderWay(options.ClientCallsUnderWay, ShortestWait).WriteAsync(context);
            return;
        }

        using var ofClient = _clients.AttemptAcquire(client);
        if (!ofClient.IsAcquired)
        {
            await GatewayProblem.TooManyCalls(options.ClientCallsPerSecond, "klienten", WaitOf(ofClient)).WriteAsync(context);
            return;
        }

        using var ofForbund = _forbund.AttemptAcquire(CallerKey.Forbund(context));
        if (!ofForbund.IsAcquired)
        {
            await GatewayProblem.TooManyCalls(options.ForbundCallsPerSecond, "förbundet", WaitOf(ofForbund)).WriteAsync(context);
            return;
        }

        await next(context);
    }

    private static TimeSpan WaitOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > ShortestWait ? wait : ShortestWait;
}
