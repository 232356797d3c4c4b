using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Finsam.Gateway.Errors;

/// <summary>
/// Says why a call could not be carried through, instead of an empty 502: which service is away, or what was wrong with the caller's own body.
/// </summary>
internal sealed class ForwardingFailure(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var body = new CallerBody(context.Request.Body);
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

        await Problem(context.GetRouteModel().Cluster?.ClusterId ?? "", failure.Error, body.Failure).WriteAsync(context);
    }

    private static GatewayProblem Problem(string service, ForwarderError error, Exception? bodyFailure) => (bodyFailure, error) switch
    {
        (BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }, _) => GatewayProblem.BodyTooSlow(),
        (BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }, _) => GatewayProblem.BodyTooLarge(),
        (not null, _) => GatewayProblem.BodyUnreadable(),
        (_, ForwarderError.RequestTimedOut) => GatewayProblem.ServiceTooSlow(service),
        _ => GatewayProblem.ServiceUnavailable(service),
    };
}
