using Finsam.ServiceDefaults.Telemetry;
using Microsoft.Net.Http.Headers;

namespace Finsam.Gateway.Browsers;

/// <summary>
/// Lets pages of the configured origins call (CORS, Fetch standard section 3.3). Without cookies or other credentials that a browser adds by itself:
/// a page sends its token as a header.
/// </summary>
internal static class OtherOrigins
{
    private static readonly TimeSpan PreflightFreshness = TimeSpan.FromMinutes(10);

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static readonly string[] Sent =
    [
        HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.Accept, HeaderNames.IfNoneMatch, Correlation.Header, HeaderNames.TraceParent,
        HeaderNames.TraceState, "grpc-timeout",
    ];

    private static readonly string[] Shown =
    [
        HeaderNames.ETag, HeaderNames.RetryAfter, HeaderNames.ContentDisposition, HeaderNames.WWWAuthenticate, Correlation.Header, HeaderNames.GrpcStatus,
        HeaderNames.GrpcMessage, "grpc-status-details-bin", "grpc-retry-pushback-ms",
    ];

    /// <summary>Answers preflights and marks answers, where an origin is configured. Comes before the token check: a preflight has no token.</summary>
    public static void UseOtherOrigins(this IApplicationBuilder app, CorsOptions options)
    {
        if (options.Each.Count > 0)
        {
            app.UseCors(policy => policy
                .WithOrigins([.. options.Each]).WithMethods(Methods).WithHeaders(Sent).WithExposedHeaders(Shown)
                .SetPreflightMaxAge(PreflightFreshness));
        }
    }
}
