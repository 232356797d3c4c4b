using System.Net;
using System.Text.Json.Nodes;
using Finsam.Grpc.Tests.Host;

namespace Finsam.Grpc.Tests.Transcoding;

/// <summary>Streams whose <c>response_body</c> is a field of bytes.</summary>
public class FileTests
{
    private const string Numbers = "/v1/echo/hej/counts";

    [Fact]
    public async Task A_file_is_the_bytes_of_its_messages_in_order()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.Http.GetAsync(Path($"{Numbers}/5/numbers.csv?order.replyBytes=3&order.oddPayloads=true"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([1, 1, 1, 3, 3, 3, 5, 5, 5], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("hej-5-numbers.csv", response.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Theory]
    [InlineData("bok%C3%A5ret.se", "bokåret.se")]
    [InlineData("..%2F..%2Fetc%2Fhosts", "..-..-etc-hosts")]
    public async Task A_message_names_the_file(string asked, string expected)
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.Http.GetAsync(Path($"{Numbers}/1/numbers.csv?order.replyBytes=1&order.fileName={asked}"));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(expected, response.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Fact]
    public async Task A_message_says_what_the_file_is()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.Http.GetAsync(Path($"{Numbers}/2/numbers.csv?order.replyBytes=1&order.mediaType=application/pdf"));
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Without_a_literal_name_it_is_named_by_the_path_and_is_any_bytes()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.Http.GetAsync(Path("/v1/echo/2/named/hej?order.replyBytes=1"));
        Assert.Equal("2-hej", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.Http.GetAsync(Path($"{Numbers}/2/numbers.csv"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.NotNull(response.Content.Headers.ContentDisposition);
    }

    [Fact]
    public async Task A_refusal_before_the_first_byte_is_a_problem()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.Http.GetAsync(Path($"{Numbers}/2/numbers.csv?order.statusCode=5"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Null(response.Content.Headers.ContentDisposition);
        Assert.Equal("NOT_FOUND", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("order.statusCode=13")]
    [InlineData("order.throw=true")]
    public async Task A_file_that_fails_midway_breaks_off(string failure)
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.Http.GetAsync(
            Path($"{Numbers}/1/numbers.csv?order.replyBytes=10&{failure}"), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task Bytes_come_as_they_are_written()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.Http.GetAsync(
            Path($"{Numbers}/1/numbers.csv?order.replyBytes=1&order.delayMs=-1"), HttpCompletionOption.ResponseHeadersRead);
        await using var file = await response.Content.ReadAsStreamAsync();
        Assert.Equal(1, file.ReadByte());
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.NotAcceptable)]
    [InlineData("text/csv", HttpStatusCode.OK)]
    [InlineData("text/html, */*;q=0.1", HttpStatusCode.OK)]
    public async Task A_file_is_given_to_those_who_take_its_media_type(string accept, HttpStatusCode expected)
    {
        await using var host = await EchoHost.StartAsync();
        using var request = Json.Request(HttpMethod.Get, $"{Numbers}/1/numbers.csv?order.replyBytes=1");
        request.Headers.TryAddWithoutValidation("accept", accept);
        using var response = await host.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
