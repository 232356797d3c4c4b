using Finsam.Gateway.Limits;
using Finsam.Gateway.Routing;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Finsam.Gateway.Errors;

/// <summary>
/// Says why a call could not be carried through, instead of an empty 502: which service is away, or what was wrong with the caller's own body.
/// </summary>
internal sealed class ForwardingFailure(RequestDelegate next, SizeOptions sizes)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var body = new CallerBody(context.Request.Body, sizes.LargestBody(CalledMethod.Of(context)!));
        context.Request.Body = body;
        context.Features.Set(body);
        await next(context);

        // An answer that has begun can only be broken off, which the proxy does: the client sees a reset stream.
        if (context.GetForwarderErrorFeature() is not { } failure || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        context.Response.Headers.ContentLength = null;
        if (body.Failure is not null && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            // Where the next request would begin is not known.
            context.Response.Headers.Connection = "close";
        }

        await Problem(context, failure.Error, body).WriteAsync(context);
    }

    private static GatewayProblem Problem(HttpContext context, ForwarderError error, CallerBody body)
    {
        var service = context.GetRouteModel().Cluster?.ClusterId ?? "";
        return body.Failure switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => GatewayProblem.BodyTooSlow(),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => GatewayProblem.BodyTooLarge(body.Most),
            not null => GatewayProblem.BodyUnreadable(),
            _ when error == ForwarderError.RequestTimedOut || CallDeadline.HasPassed(context) => GatewayProblem.ServiceTooSlow(service),
            _ => GatewayProblem.ServiceUnavailable(service),
        };
    }
}
