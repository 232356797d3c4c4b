using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Finsam.Gateway.Errors;

/// <summary>Says which service is away when one can't be reached, instead of an empty 502.</summary>
internal sealed class UnavailableAnswer(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);

        // An answer that has begun can only be broken off, which the proxy does: the client sees a reset stream.
        if (context.GetForwarderErrorFeature() is not { } failure || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var service = context.GetRouteModel().Cluster?.ClusterId ?? "";
        context.Response.Headers.ContentLength = null;
        var problem = failure.Error switch
        {
            _ when IsTooSlow(failure.Exception) => GatewayProblem.BodyTooSlow(),
            ForwarderError.RequestTimedOut => GatewayProblem.ServiceTooSlow(service),
            ForwarderError.RequestBodyClient => IsTooLarge(failure.Exception) ? GatewayProblem.BodyTooLarge() : GatewayProblem.BodyUnreadable(),
            _ => GatewayProblem.ServiceUnavailable(service),
        };
        await problem.WriteAsync(context);
    }

    private static bool IsTooLarge(Exception? error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode == StatusCodes.Status413PayloadTooLarge,
        AggregateException all => all.InnerExceptions.Any(IsTooLarge),
        _ => error?.InnerException is { } inner && IsTooLarge(inner),
    };

    private static bool IsTooSlow(Exception? error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode == StatusCodes.Status408RequestTimeout,
        AggregateException all => all.InnerExceptions.Any(IsTooSlow),
        _ => error?.InnerException is { } inner && IsTooSlow(inner),
    };
}
