using Finsam.Gateway.Errors;
using Finsam.Gateway.Limits;
using Finsam.Gateway.Routing;
using Finsam.ServiceDefaults;
using Microsoft.AspNetCore.Http.Features;

namespace Finsam.Gateway.Hosting;

/// <summary>
/// Refuses a request that says itself that it is larger than its method takes, before any of it is read or sent on, and takes in as much as that.
/// </summary>
internal sealed class DeclaredSize(RequestDelegate next, SizeOptions sizes)
{
    public Task InvokeAsync(HttpContext context)
    {
        var most = CalledMethod.Of(context) is { } method ? sizes.LargestBody(method) : FinsamService.LargestBody;
        if (!(context.Request.ContentLength > most))
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size && size.MaxRequestBodySize < most)
            {
                size.MaxRequestBodySize = most;
            }

            return next(context);
        }

        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return GatewayProblem.BodyTooLarge(most).WriteAsync(context);
    }
}
