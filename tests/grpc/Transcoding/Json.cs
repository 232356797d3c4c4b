using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Finsam.Grpc.Tests.Host;

namespace Finsam.Grpc.Tests.Transcoding;

/// <summary>JSON requests to the test host.</summary>
internal static class Json
{
    public static async Task<(int Status, JsonNode? Body, string? ContentType)> SendAsync(
        this EchoHost host, string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = Request(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await host.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var contentType = response.Content.Headers.ContentType?.MediaType;
        var answer = contentType is "application/json" or "application/problem+json" ? JsonNode.Parse(text) : JsonValue.Create(text);
        return ((int)response.StatusCode, answer, contentType);
    }

    /// <summary>A request without content over HTTP/2.</summary>
    public static HttpRequestMessage Request(HttpMethod method, string path) => new(method, path)
    {
        Version = System.Net.HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    /// <summary>The fields that a problem names.</summary>
    public static IEnumerable<string> Fields(this JsonNode? problem) =>
        problem!["violations"]!.AsArray().Select(violation => violation!["field"]!.GetValue<string>());
}
