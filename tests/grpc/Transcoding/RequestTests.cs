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
    [InlineData("/v1/echo/a%252Fb", "a%2Fb")]
    [InlineData("/v1/echo/%C3%A5?", "å")]
    [InlineData("/v1/echo/a+b", "a+b")]
    [InlineData("/v1/echo/100%25", "100%")]
    [InlineData("/v1/echo/a:b", "a:b")]
    public async Task A_segment_is_decoded(string path, string expected)
    {
        await using var host = await EchoHost.StartAsync();
        var (_, body, _) = await host.SendAsync("GET", path);
        Assert.Equal(expected, body!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_is_the_message_with_the_fields_of_the_path()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync(
            "PUT",
            "/v1/things/sak/2017-01-01/2017-12-31",
            """{"name":"sak","period":{"from":"2017-01-01"},"amount_ore":"9007199254740993","isOpen":true}""");
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
            "&at=2017-01-31T12:00:00Z&level=3&share=0.5&content=AQI%3D&note=0&mask=name,period.from&wait=1.5s&numbers=1&numbers=-2" +
            "&right.to=x&colours=1&colours=COLOUR_UNSPECIFIED");
        Assert.Equal(200, status);
        Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse("""
            {"name":"sak","period":{"from":"2017-01-01"},"amountOre":"5","isOpen":true,"tags":["a","b"],"colour":"COLOUR_RED",
             "at":"2017-01-31T12:00:00Z","level":3,"share":0.5,"content":"AQI=","note":0,"mask":"name,period.from","wait":"1.500s",
             "numbers":[1,-2],"right":{"to":"x"},"colours":["COLOUR_RED","COLOUR_UNSPECIFIED"]}
            """)), body!.ToJsonString());
    }

    [Theory]
    [InlineData("AQI_", "AQI/")]
    [InlineData("AQ", "AQ==")]
    [InlineData("_-8", "/+8=")]
    public async Task Bytes_may_be_any_base64(string text, string expected)
    {
        await using var host = await EchoHost.StartAsync();
        foreach (var (method, path, json) in new[]
        {
            ("GET", $"/v1/things/sak?content={text}", null), ("PUT", "/v1/things/sak/a/b", $$"""{"content":"{{text}}"}"""),
        })
        {
            var (_, body, _) = await host.SendAsync(method, path, json);
            Assert.Equal(expected, body!["content"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("GET", "/v1/shelves/a/x/b", "a/x/b")]
    [InlineData("GET", "/v1/shelves/a/x/b/c/d", "a/x/b/c/d")]
    [InlineData("GET", "/v1/shelves/a/x%20y/b/c%2Fd%3F", "a/x y/b/c%2Fd?")]
    [InlineData("POST", "/v1/shelves/a/x/b/c/d:close", "a/x/b/c/d")]
    [InlineData("GET", "/v1/shelves/a/x/b/c/d:open", "a/x/b/c/d:open")]
    public async Task A_variable_may_be_several_segments(string method, string path, string name)
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync(method, path);
        Assert.Equal(200, status);
        Assert.Equal(name, body!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("text/csv; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task A_body_that_is_a_bytes_field_is_taken_as_it_is(string? contentType)
    {
        await using var host = await EchoHost.StartAsync();
        using var request = Json.Request(HttpMethod.Put, "/v1/files/bok%20f%C3%B6r%202017.se?amountOre=5");
        request.Content = new ByteArrayContent([0, 0x81, 0xFF, (byte)'"']);
        request.Content.Headers.TryAddWithoutValidation("content-type", contentType);
        using var response = await host.Http.SendAsync(request);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"name":"bok för 2017.se","amountOre":"5","content":"AIH/Ig=="}"""),
            JsonNode.Parse(await response.Content.ReadAsStringAsync())));
    }

    [Theory]
    [InlineData("""{"left":null,"right":{"from":"a"}}""")]
    [InlineData("\uFEFF{\"right\":{\"from\":\"a\"}}")]
    public async Task A_body_may_have_nulls_and_a_byte_order_mark(string json)
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("PUT", "/v1/things/sak/1/2", json);
        Assert.Equal(200, status);
        Assert.Equal("a", body!["right"]!["from"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_that_is_the_message_may_be_empty()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("PUT", "/v1/things/sak/1/2");
        Assert.Equal(200, status);
        Assert.Equal("sak", body!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/v1/names/sak/tags?tags=a&tags=b", """["a", "b"]""")]
    [InlineData("/v1/names/sak/tags", "[]")]
    [InlineData("/v1/texts/hej", "\"hej\"")]
    public async Task A_response_may_be_one_field_also_one_without_value(string path, string expected)
    {
        await using var host = await EchoHost.StartAsync();
        var (_, body, _) = await host.SendAsync("GET", path);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), body), body!.ToJsonString());
    }

    [Fact]
    public async Task Head_is_get_without_the_content_and_other_methods_are_taken_as_annotated()
    {
        await using var host = await EchoHost.StartAsync();
        using var head = Json.Request(HttpMethod.Head, "/v1/things/sak");
        using var response = await host.Http.SendAsync(head);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        var (status, body, _) = await host.SendAsync("PROPFIND", "/v1/things/sak");
        Assert.Equal(200, status);
        Assert.Equal("sak", body!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html, application/*;q=0.1")]
    [InlineData("*/*")]
    [InlineData("nonsense")]
    public async Task An_accept_header_that_leaves_room_for_json_is_fine(string accept)
    {
        await using var host = await EchoHost.StartAsync();
        var (status, _, _) = await host.SendAsync("GET", "/v1/things/sak", null, ("accept", accept));
        Assert.Equal(200, status);
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
