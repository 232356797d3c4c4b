using Finsam.Gateway.Errors;

namespace Finsam.Gateway.Routing;

/// <summary>Answers what no route takes: 404 for JSON, UNIMPLEMENTED for gRPC.</summary>
internal sealed class UnknownPathCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint() is null ? GatewayProblem.UnknownPath(context.Request.Path).WriteAsync(context) : next(context);
}
