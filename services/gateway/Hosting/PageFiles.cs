namespace Finsam.Gateway.Hosting;

/// <summary>Files of a page that the gateway serves itself, embedded in the program.</summary>
/// <param name="folder">Their folder, which is the first part of their addresses as well.</param>
/// <param name="names">Names of those that the page loads: scripts and style sheets.</param>
internal sealed class PageFiles(string folder, params string[] names)
{
    /// <summary>
    /// Content security policy of such a page: its own files and the gateway, nothing from elsewhere. Images in <c>data:</c> are those of style sheets.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Maps what the page loads. No token is asked for.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var name in names)
        {
            var mediaType = Path.GetExtension(name) == ".js" ? "text/javascript" : "text/css";
            endpoints.MapGet($"/{folder}/{name}", () => Results.Stream(Open(name), $"{mediaType}; charset=utf-8"));
        }
    }

    /// <summary>Opens a file.</summary>
    public Stream Open(string name) => typeof(PageFiles).Assembly.GetManifestResourceStream($"{folder}/{name}")
        ?? throw new InvalidOperationException($"{folder}/{name} is not in the assembly.");
}
