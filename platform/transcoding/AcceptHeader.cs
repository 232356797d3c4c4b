using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Finsam.Transcoding;

/// <summary>What media type the caller can read (RFC 9110 section 12.5.1).</summary>
internal static class AcceptHeader
{
    /// <summary>False only when a header is given, can be read, and leaves no room for any of the types.</summary>
    public static bool Allows(HttpRequest request, params IEnumerable<string> mediaTypes)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0 || !MediaTypeHeaderValue.TryParseList(header, out var ranges) || ranges.Count == 0)
        {
            return true;
        }

        // Parameters say nothing here: `application/json;charset=utf-8` and `…;odata=…` are JSON all the same.
        return ranges.Any(range => range.Quality is null or > 0
            && (range.MatchesAllTypes || mediaTypes.Any(type => Matches(range, type))));
    }

    private static bool Matches(MediaTypeHeaderValue range, string mediaType) =>
        range.MatchesAllSubTypes
            ? mediaType.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase)
            : range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);
}
