using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Finsam.ServiceDefaults.Telemetry;

/// <summary>
/// The name that a call has in answers, problems and logs, all the way through: what the caller gave as <c>X-Correlation-ID</c> or
/// <c>X-Request-ID</c> if that is well-formed, else the trace's id (W3C Trace Context).
/// </summary>
public static partial class Correlation
{
    /// <summary>The header that it is sent in, to services and back to the caller.</summary>
    public const string Header = "X-Correlation-ID";

    private const string OtherHeader = "X-Request-ID";
    private const string Tag = "finsam.correlation_id";

    private static readonly AsyncLocal<string?> Flowing = new();

    /// <summary>That of the call being answered; null outside of one.</summary>
    public static string? Current => Flowing.Value;

    /// <summary>Gives every call its name: the request's header and trace identifier have it from here on. Comes early in the pipeline.</summary>
    public static IApplicationBuilder UseCorrelation(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Begin(context);
        return next(context);
    });

    private static void Begin(HttpContext context)
    {
        var headers = context.Request.Headers;
        var id = WellFormed(headers[Header]) ?? WellFormed(headers[OtherHeader]) ?? Make();
        headers.Remove(OtherHeader);
        headers[Header] = id;
        context.TraceIdentifier = id;
        Flowing.Value = id;
        Activity.Current?.SetTag(Tag, id);
    }

    private static string? WellFormed(StringValues given) =>
        given.Count == 1 && given[0] is { } text && FormPattern().IsMatch(text) && !PersonPattern().IsMatch(text) ? text : null;

    private static string Make() => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
        ? activity.TraceId.ToHexString()
        : ActivityTraceId.CreateRandom().ToHexString();

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex FormPattern();

    // What looks like a personal identity number is not written into logs.
    [GeneratedRegex("(^|[^0-9])([0-9]{2})?[0-9]{6}-?[0-9]{4}($|[^0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex PersonPattern();
}
