using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Finsam.Transcoding.Binding;

/// <summary>
/// A request's path as it was sent. The server hands out a decoded one, in which an encoded slash can't be told from an encoded <c>%2F</c>.
/// </summary>
internal static class RequestPath
{
    private const string Slash = "%2F";

    /// <summary>The segments, still encoded. UnreadableRequestException when the server matched another path than was sent.</summary>
    public static string[] SegmentsOf(HttpRequest request)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var end = target.IndexOf('?', StringComparison.Ordinal);
        var path = end < 0 ? target : target[..end];
        // They differ when the path had dot segments, which the server resolves.
        return DecodeButSlashes(path) == request.Path.Value ? path[1..].Split('/') : throw Unreadable();
    }

    public static string DecodeButSlashes(string text) =>
        string.Join(Slash, text.Split(Slash).SelectMany(part => part.Split("%2f")).Select(Uri.UnescapeDataString));

    public static UnreadableRequestException Unreadable() => new(
        "PATH_UNREADABLE", "Sökvägen kan inte läsas entydigt: den har . eller .. som led, eller ett kodat kolon före verbet.");
}
