using Finsam.Gateway.Errors;

namespace Finsam.Gateway.Hosting;

/// <summary>
/// Refuses a request whose length is told in two ways (RFC 9112 section 6.1): what stands before the gateway may have believed the other. The
/// server goes by Transfer-Encoding and keeps the other under a name of its own.
/// </summary>
internal sealed class OneMeaning(RequestDelegate next)
{
    private const string LengthPutAside = "X-Content-Length";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.TransferEncoding.Count == 0 || (headers.ContentLength is null && !headers.ContainsKey(LengthPutAside)))
        {
            return next(context);
        }

        context.Response.Headers.Connection = "close";
        return GatewayProblem.TwoLengths().WriteAsync(context);
    }
}
