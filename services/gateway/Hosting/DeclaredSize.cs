using Finsam.Gateway.Errors;
using Finsam.ServiceDefaults;

namespace Finsam.Gateway.Hosting;

/// <summary>Refuses a request that says itself that it is too large, before any of it is read or sent on.</summary>
internal sealed class DeclaredSize(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not > FinsamService.LargestBody)
        {
            return next(context);
        }

        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return GatewayProblem.BodyTooLarge().WriteAsync(context);
    }
}
