namespace Finsam.Gateway.ApiDescription;

/// <summary>
/// A page at <c>/docs</c> to read the API document and try its operations: Swagger UI, started by a page of our own. Reading needs no token;
/// trying an operation needs one, which stays in the page.
/// </summary>
internal static class DocsPage
{
    private const string Folder = "docs";

    // Its own files and the gateway, nothing from elsewhere. Images in data: are those of its style sheet.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly (string Name, string MediaType)[] OwnFiles = [("start.js", "text/javascript"), ("page.css", "text/css")];

    /// <summary>Serves the page and what it loads. Comes before routing.</summary>
    public static void UseDocsPage(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments($"/{Folder}", StringComparison.Ordinal),
        docs =>
        {
            docs.Use((context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
                return next(context);
            });
            docs.UseSwaggerUI(options =>
            {
                options.RoutePrefix = Folder;
                options.DocumentTitle = "Finsam.Micro – API";
                options.IndexStream = () => Open("index.html");
            });
        });

    /// <summary>Maps the page's own script and style sheet.</summary>
    public static void MapDocsPage(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (name, mediaType) in OwnFiles)
        {
            endpoints.MapGet($"/{Folder}/{name}", () => Results.Stream(Open(name), $"{mediaType}; charset=utf-8"));
        }
    }

    private static Stream Open(string name) => typeof(DocsPage).Assembly.GetManifestResourceStream($"docs/{name}")
        ?? throw new InvalidOperationException($"docs/{name} is not in the assembly.");
}
