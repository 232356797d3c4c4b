using System.Text.Json.Nodes;
using Finsam.Grpc.Tests.Host;

namespace Finsam.Grpc.Tests.Transcoding;

public class StreamTests
{
    [Fact]
    public async Task A_stream_is_one_object_a_line()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, contentType) = await host.SendAsync("GET", "/v1/echo/hej/counts/3");
        Assert.Equal(200, status);
        Assert.Equal("application/x-ndjson", contentType);
        Assert.Equal([1, 2, 3], Lines(body).Select(line => line["number"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Lines_come_as_they_are_written()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.Http.GetAsync(
            new Uri("/v1/echo/hej/counts/1?order.delayMs=-1", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Contains("hej", await lines.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_before_the_first_line_is_a_problem()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("GET", "/v1/echo/hej/counts/0?order.statusCode=5");
        Assert.Equal(404, status);
        Assert.Equal(404, body!["status"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_error_after_it_is_the_last_line()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("GET", "/v1/echo/hej/counts/1?order.refuseFields=a");
        Assert.Equal(200, status);
        var lines = Lines(body).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal("FIELD_REFUSED", lines[1]["error"]!["reason"]!.GetValue<string>());
    }

    private static IEnumerable<JsonNode> Lines(JsonNode? body) =>
        body!.GetValue<string>().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);
}
