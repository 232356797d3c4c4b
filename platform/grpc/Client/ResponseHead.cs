using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client.Internal;

/// <summary>Reads the headers and trailers of a response.</summary>
internal static class ResponseHead
{
    /// <summary>
    /// The end of a call whose response is its headers only: Trailers-Only, or not a gRPC response at all. Null when messages follow.
    /// </summary>
    public static CallEnd? EndOf(HttpResponseMessage response)
    {
        if (StatusIn(response.Headers) is { } status)
        {
            return new CallEnd(status, () => MetadataOf(response.Headers));
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new CallEnd(HttpErrors.StatusOf(response, "Bad gRPC response."), () => MetadataOf(response.Headers));
        }

        var contentType = response.Content.Headers.NonValidated.TryGetValues("content-type", out var values) ? values.ToString() : null;
        return ContentType.IsGrpc(contentType)
            ? null
            : new CallEnd(HttpErrors.StatusOf(response, $"Bad gRPC response. Invalid content-type value: {contentType ?? "none"}."));
    }

    /// <summary>The end of a call whose body has been read.</summary>
    public static CallEnd TrailersOf(HttpResponseMessage response) => new(
        StatusIn(response.TrailingHeaders) ?? HttpErrors.StatusOf(response, "No grpc-status found on response."),
        () => MetadataOf(response.TrailingHeaders));

    public static Metadata MetadataOf(HttpHeaders headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers.NonValidated)
        {
            if (HeaderNames.IsReserved(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                try
                {
                    MetadataWire.Add(metadata, name, value);
                }
                catch (Exception e) when (e is FormatException or ArgumentException)
                {
                    // A header that is not metadata must not hide the status of the call.
                }
            }
        }

        return metadata;
    }

    private static Status? StatusIn(HttpHeaders headers) =>
        StatusTrailers.Read(Last(headers, HeaderNames.Status), Last(headers, HeaderNames.Message));

    private static string? Last(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.LastOrDefault() : null;
}
