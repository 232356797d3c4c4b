using System.Net.Mime;
using Finsam.Gateway.Hosting;
using Finsam.Gateway.Routing;

namespace Finsam.Gateway.Figures;

/// <summary>
/// What a browser gets that follows a report's figure to the address that opens it, without a token: a page that asks for one, keeps it in its tab and
/// shows what the address answers then, down to the vouchers or the participations.
/// </summary>
internal static class FigurePage
{
    private static readonly PageFiles Files = new("figures", "page.js", "elements.js", "swedish.js", "page.css");

    /// <summary>Maps the page's scripts and style sheet.</summary>
    public static void MapFigurePage(this IEndpointRouteBuilder endpoints) => Files.Map(endpoints);

    /// <summary>True for a call that opens a figure and would rather have a page; programs accept anything, or JSON.</summary>
    public static bool IsWantedBy(HttpContext context) =>
        CalledMethod.Of(context) is { OpensFigure: true }
        && context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase));

    /// <summary>Answers 401 with the page.</summary>
    public static async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.ContentSecurityPolicy = PageFiles.ContentSecurityPolicy;
        context.Response.ContentType = "text/html; charset=utf-8";
        await using var page = Files.Open("index.html");
        await page.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
