using System.Diagnostics;
using Finsam.Gateway.Errors;
using Finsam.Gateway.Limits;
using Finsam.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Http.Features;

namespace Finsam.Gateway.Access;

/// <summary>
/// Gives the caller the call's correlation id, and logs a line for each call once it is over: which method by its template, never the path, query,
/// token or a person; how it ended, how long it took, how many bytes went each way, for which app and förbund. Health questions are not logged.
/// </summary>
internal sealed partial class AccessLog(RequestDelegate next, ILogger<AccessLog> log)
{
    private const string Health = "/health";
    private const string NoRoute = "(okänd)";
    private const int LongestForbund = 100;

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers[Correlation.Header] = context.TraceIdentifier;
        if (!log.IsEnabled(LogLevel.Information) || context.Request.Path.StartsWithSegments(Health, StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var began = Stopwatch.GetTimestamp();
        var answer = new CountedAnswer(context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        context.Features.Set<IHttpResponseBodyFeature>(answer);
        try
        {
            await next(context);
        }
        finally
        {
            Write(context, answer.Bytes, Stopwatch.GetElapsedTime(began));
        }
    }

    private static string? GrpcStatus(HttpResponse response)
    {
        var inHeaders = response.Headers["grpc-status"];
        return inHeaders.Count > 0
            ? inHeaders[0]
            : response.HttpContext.Features.Get<IHttpResponseTrailersFeature>()?.Trailers?["grpc-status"].FirstOrDefault();
    }

    private static string? Forbund(HttpContext context) => CallerKey.Forbund(context) switch
    {
        "" => null,
        { Length: > LongestForbund } many => many[..LongestForbund],
        var few => few,
    };

    private void Write(HttpContext context, long bytesOut, TimeSpan duration)
    {
        var isGone = context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted;
        var client = CallerKey.ClientId(context.User);
        LogCall(
            context.Request.Method,
            (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? NoRoute,
            isGone ? StatusCodes.Status499ClientClosedRequest : context.Response.StatusCode,
            GrpcStatus(context.Response),
            Math.Round(duration.TotalMilliseconds, 1),
            context.Features.Get<CallerBody>()?.Bytes ?? 0,
            bytesOut,
            client.Length > 0 ? client : null,
            Forbund(context),
            context.Request.Protocol);
    }

    // The other values are members of the line; its text stays short.
#pragma warning disable SYSLIB1015
    [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status}")]
    private partial void LogCall(
        string method,
        string route,
        int status,
        string? grpcStatus,
        double durationMs,
        long bytesIn,
        long bytesOut,
        string? client,
        string? forbund,
        string protocol);
#pragma warning restore SYSLIB1015
}
