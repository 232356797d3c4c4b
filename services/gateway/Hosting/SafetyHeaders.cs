using Finsam.Gateway.Errors;

namespace Finsam.Gateway.Hosting;

/// <summary>
/// Headers that every answer carries, so that a browser neither guesses, caches nor frames it; not those of gRPC, which no browser shows.
/// </summary>
internal sealed class SafetyHeaders(RequestDelegate next, GatewayOptions options)
{
    private const string OneYear = "max-age=31536000; includeSubDomains";

    public Task InvokeAsync(HttpContext context)
    {
        if (GatewayProblem.IsGrpc(context.Request))
        {
            return next(context);
        }

        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        // A browser that has once seen it for localhost would refuse every other development server on the machine.
        if (!options.Development && context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = OneYear;
        }

        return next(context);
    }
}
