using System.Text.Json.Nodes;
using Finsam.Grpc.Tests.Host;

namespace Finsam.Grpc.Tests.Transcoding;

public class RequestTests
{
    [Fact]
    public async Task Path_and_query_become_the_message()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, contentType) = await host.SendAsync("GET", "/v1/echo/hej%20d%C3%A4r?times=7&order.replyBytes=3");
        Assert.Equal(200, status);
        Assert.Equal("application/json", contentType);
        Assert.Equal("""{"text":"hej där","number":7,"payload":"AAAA"}""", body!.ToJsonString(Relaxed));
    }

    [Theory]
    [InlineData("/v1/echo/a%2Fb", "a/b")]
    [InlineData("/v1/echo/100%25", "100%")]
    [InlineData("/v1/echo/a:b", "a:b")]
    public async Task A_segment_is_decoded(string path, string expected)
    {
        await using var host = await EchoHost.StartAsync();
        var (_, body, _) = await host.SendAsync("GET", path);
        Assert.Equal(expected, body!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_is_the_message_and_the_path_goes_before_it()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync(
            "PUT",
            "/v1/things/sak/2017-01-01/2017-12-31",
            """{"name":"annan","period":{"from":"x"},"amount_ore":"9007199254740993","isOpen":true}""");
        Assert.Equal(200, status);
        Assert.Equal(
            """{"name":"sak","period":{"from":"2017-01-01","to":"2017-12-31"},"amountOre":"9007199254740993","isOpen":true}""",
            body!.ToJsonString());
    }

    [Fact]
    public async Task A_body_may_be_one_field_beside_path_and_verb()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("POST", "/v1/echo/hej:shout?times=2", """{"replyBytes":1}""");
        Assert.Equal(200, status);
        Assert.Equal("""{"text":"hej","number":2,"payload":"AA=="}""", body!.ToJsonString());
    }

    [Fact]
    public async Task A_verb_may_follow_a_literal()
    {
        await using var host = await EchoHost.StartAsync();
        var (_, body, _) = await host.SendAsync("POST", "/v1/echo:say", """{"text":"hej"}""");
        Assert.Equal("hej", body!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_kind_of_field_may_be_in_the_query()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync(
            "GET",
            "/v1/things/sak?period.from=2017-01-01&amountOre=5&is_open=true&tags=a&tags=b&colour=COLOUR_RED" +
            "&at=2017-01-31T12:00:00Z&level=3&share=0.5&content=AQI%3D&note=0");
        Assert.Equal(200, status);
        Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse("""
            {"name":"sak","period":{"from":"2017-01-01"},"amountOre":"5","isOpen":true,"tags":["a","b"],"colour":"COLOUR_RED",
             "at":"2017-01-31T12:00:00Z","level":3,"share":0.5,"content":"AQI=","note":0}
            """)), body!.ToJsonString());
    }

    [Fact]
    public async Task A_response_may_be_one_field()
    {
        await using var host = await EchoHost.StartAsync();
        var (_, body, _) = await host.SendAsync("GET", "/v1/texts/hej");
        Assert.Equal("\"hej\"", body!.ToJsonString());
    }

    [Fact]
    public async Task The_call_goes_through_the_interceptors_with_the_callers_headers()
    {
        await using var host = await EchoHost.StartAsync();
        await host.SendAsync("GET", "/v1/echo/hej");
        Assert.Equal(["/finsam.tests.v1.Echo/Say"], host.Log.Intercepted);
        var (status, body, contentType) = await host.SendAsync("GET", "/v1/echo/hej", null, ("x-refuse", "1"));
        Assert.Equal(401, status);
        Assert.Equal("application/problem+json", contentType);
        Assert.Equal("UNAUTHENTICATED", body!["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_callers_deadline_holds()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, _, _) = await host.SendAsync("GET", "/v1/echo/hej?order.delayMs=-1", null, ("grpc-timeout", "100m"));
        Assert.Equal(504, status);
    }

    [Fact]
    public async Task A_caller_that_leaves_cancels_the_call()
    {
        await using var host = await EchoHost.StartAsync();
        using var source = new CancellationTokenSource();
        var call = host.Http.GetAsync(new Uri("/v1/echo/hej?order.delayMs=-1", UriKind.Relative), source.Token);
        await host.Log.WaitingAsync;
        await source.CancelAsync();
        await host.Log.CancelledAsync;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_large_body_gets_through()
    {
        await using var host = await EchoHost.StartAsync(options => options.MaxReceiveMessageSize = 64 * 1024 * 1024);
        var content = Convert.ToBase64String(new byte[30_000_000]);
        var (status, body, _) = await host.SendAsync("PUT", "/v1/things/sak/a/b", $$"""{"content":"{{content}}"}""");
        Assert.Equal(200, status);
        Assert.Equal(content, body!["content"]!.GetValue<string>());
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
