using Finsam.Gateway.Errors;

namespace Finsam.Gateway.Routing;

/// <summary>Answers what no route takes: 404 for JSON, UNIMPLEMENTED for gRPC; and 405 where a path of the gateway itself has other methods.</summary>
internal sealed class UnknownPathCheck(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is null)
        {
            await GatewayProblem.UnknownPath(context.Request.Path).WriteAsync(context);
            return;
        }

        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false, ContentType: null })
        {
            await GatewayProblem.MethodNotAllowed(context.Response.Headers.Allow.ToString()).WriteAsync(context);
        }
    }
}
