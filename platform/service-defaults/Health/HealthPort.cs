using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Finsam.ServiceDefaults.Health;

/// <summary>Keeps the port without TLS to what it is for.</summary>
public static class HealthPort
{
    /// <summary>Answers 404 to everything but <c>/health/…</c> on the health port. Comes first in the pipeline.</summary>
    public static IApplicationBuilder UseHealthPortForHealthOnly(this IApplicationBuilder app, int healthPort) =>
        app.Use((context, next) =>
        {
            if (context.Connection.LocalPort != healthPort || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
}
