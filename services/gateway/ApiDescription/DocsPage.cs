using Finsam.Gateway.Hosting;

namespace Finsam.Gateway.ApiDescription;

/// <summary>
/// A page at <c>/docs</c> to read the API document and try its operations: Swagger UI, started by a page of our own. Reading needs no token;
/// trying an operation needs one, which stays in the page.
/// </summary>
internal static class DocsPage
{
    private const string Folder = "docs";

    private static readonly PageFiles Files = new(Folder, "start.js", "page.css");

    /// <summary>Serves the page and what it loads. Comes before routing.</summary>
    public static void UseDocsPage(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments($"/{Folder}", StringComparison.Ordinal),
        docs =>
        {
            docs.Use((context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = PageFiles.ContentSecurityPolicy;
                return next(context);
            });
            docs.UseSwaggerUI(options =>
            {
                options.RoutePrefix = Folder;
                options.DocumentTitle = "Finsam.Micro – API";
                options.IndexStream = () => Files.Open("index.html");
            });
        });

    /// <summary>Maps the page's own script and style sheet.</summary>
    public static void MapDocsPage(this IEndpointRouteBuilder endpoints) => Files.Map(endpoints);
}
