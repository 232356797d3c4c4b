using Finsam.Gateway.Errors;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Finsam.Gateway.Instances;

/// <summary>
/// Sends a call to another instance, or once more to the only one left, when the one it went to did not answer it, where that is safe: the call never
/// arrived, or it may be sent twice (<see cref="RepeatableCalls"/>). Never after the first byte of an answer, after the caller has gone or the time is out.
/// </summary>
internal sealed class RetryOnAnotherInstance(RequestDelegate next, InstanceHealth health)
{
    /// <summary>Most times that one call is sent.</summary>
    public const int MostAttempts = 3;

    // Before the same instance is asked once more.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task InvokeAsync(HttpContext context)
    {
        var proxy = context.GetReverseProxyFeature();
        if (proxy.AllDestinations.Count < 2 || proxy.Route.Cluster is not { } cluster)
        {
            await next(context);
            return;
        }

        var body = new KeptBody(context.Request.Body);
        var headers = context.Response.Headers.ToArray();
        context.Request.Body = body;
        for (var number = 1; ; number++)
        {
            var attempt = new Attempt(number, MayGoOn: number < MostAttempts && RepeatableCalls.Includes(context.Request));
            context.Features.Set(attempt);
            await next(context);
            var end = attempt.EndOf(context);
            var instance = proxy.ProxiedDestination;
            if (end is AttemptEnd.NeverArrived or AttemptEnd.ConnectionLost && instance is not null)
            {
                health.TakeOut(cluster, instance);
            }

            var isSafe = end is AttemptEnd.NeverArrived or AttemptEnd.RefusedUnread
                || (end != AttemptEnd.Answered && RepeatableCalls.Includes(context.Request));
            if (!isSafe || number == MostAttempts || !body.CanBeSentAgain || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            proxy.AvailableDestinations = Next(proxy, instance);
            if (proxy.AvailableDestinations.Contains(instance))
            {
                await Task.Delay(Pause, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            Prepare(context, headers);
            body.Rewind();
        }
    }

    // Others that are well; where none is, the one that was asked, if it is: what an instance that has died was about may be over in a moment. Where
    // none at all is well, those that were out a moment ago.
    private static List<DestinationState> Next(IReverseProxyFeature proxy, DestinationState? asked)
    {
        var others = proxy.AllDestinations.Where(instance => instance != asked).ToList();
        var well = others.Where(IsWell).ToList();
        return well.Count > 0 ? well : asked is not null && IsWell(asked) ? [asked] : others;
    }

    private static bool IsWell(DestinationState instance) => instance.Health.Active != DestinationHealth.Unhealthy;

    private static void Prepare(HttpContext context, KeyValuePair<string, StringValues>[] headers)
    {
        context.GetReverseProxyFeature().ProxiedDestination = null;
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.Headers.Clear();
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }
    }
}
