using Finsam.Gateway.Routing;

namespace Finsam.Gateway.Limits;

/// <summary>
/// Gives every call to a service a deadline: the caller's own, or the most that its kind of call may take, whichever comes first. The service is told
/// (<c>grpc-timeout</c>, also of a call in JSON) and ends the call by itself; where it does not, the gateway gives up a little later.
/// </summary>
internal sealed class CallDeadline(RequestDelegate next, TimeoutOptions options)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>True when the gateway gave a call up because its time was out.</summary>
    public static bool HasPassed(HttpContext context) => context.Features.Get<Passed>() is not null;

    public async Task InvokeAsync(HttpContext context)
    {
        var time = TimeOf(context);
        var caller = context.RequestAborted;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(caller);
        end.CancelAfter(time + Grace);
        context.RequestAborted = end.Token;
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestAborted = caller;
        }

        if (end.IsCancellationRequested && !caller.IsCancellationRequested)
        {
            context.Features.Set(new Passed());
        }
    }

    private TimeSpan TimeOf(HttpContext context)
    {
        var most = options.Of(CalledMethod.Of(context)!);
        var header = context.Request.Headers[GrpcTimeoutHeader.Name].ToString();
        var asked = GrpcTimeoutHeader.Read(header);
        if (asked < most)
        {
            return asked.Value;
        }

        // One that can't be read is for the service to refuse.
        if (header.Length == 0 || asked is not null)
        {
            context.Request.Headers[GrpcTimeoutHeader.Name] = GrpcTimeoutHeader.Write(most);
        }

        return most;
    }

    private sealed class Passed;
}
