using System.Text;
using System.Text.Json.Nodes;
using Finsam.Grpc.Tests.Host;

namespace Finsam.Grpc.Tests.Transcoding;

public class ProblemTests
{
    private const string Thing = "/v1/things/sak/2017-01-01/2017-12-31";

    [Fact]
    public async Task A_refusal_is_a_problem_with_its_reason_and_violations()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, contentType) = await host.SendAsync("POST", "/v1/echo:say", """{"order":{"refuseFields":["a","b.c"]}}""");
        Assert.Equal(400, status);
        Assert.Equal("application/problem+json", contentType);
        Assert.True(body!.AsObject().Remove("correlationId", out var call));
        Assert.NotEmpty(call!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse("""
            {"type":"urn:finsam:problem:FIELD_REFUSED","title":"Ogiltig begäran","status":400,"detail":"Kan inte läsas.",
             "reason":"FIELD_REFUSED","violations":[{"field":"a","message":"Fel."},{"field":"b.c","message":"Fel."}]}
            """)), body.ToJsonString());
    }

    [Theory]
    [InlineData("""{"nmae":1}""", "UNKNOWN_FIELD", "nmae")]
    [InlineData("""{"191212121212":1,"121212-1212":1}""", "UNKNOWN_FIELD", "…,…")]
    [InlineData("""{"period":{"form":"x"},"spans":[{},{"til":"x"}]}""", "UNKNOWN_FIELD", "period.form,spans[1].til")]
    [InlineData("""{"byName":{"k":{"q":1}}}""", "UNKNOWN_FIELD", "byName[k].q")]
    [InlineData("""{"amountOre":"1,5","isOpen":"ja","colour":"BLÅ","at":"igår"}""", "INVALID_VALUE", "amountOre,isOpen,colour,at")]
    [InlineData("""{"spans":[{"from":1}],"tags":"a"}""", "INVALID_VALUE", "spans[0].from,tags")]
    [InlineData("""{"period":{"from":"a","from":"b"}}""", "DUPLICATE_FIELD", "from")]
    [InlineData("""{"amountOre":"1","amount_ore":"2"}""", "CONFLICTING_FIELDS", "amount_ore")]
    [InlineData("""{"left":"a","right":{}}""", "CONFLICTING_FIELDS", "left,right")]
    [InlineData("""{"name":"annan","period":{"from":"x"}}""", "INVALID_VALUE", "name,period.from")]
    [InlineData("""{"period":"x"}""", "INVALID_VALUE", "period")]
    [InlineData("""{"note":2147483648,"content":"%%","numbers":[1,"x"],"wait":"1"}""", "INVALID_VALUE", "note,content,numbers,wait")]
    [InlineData("""{"tags":["\ud800"]}""", "INVALID_JSON", "")]
    [InlineData("null", "INVALID_JSON", "")]
    [InlineData("""{"name":""", "INVALID_JSON", "")]
    [InlineData("[]", "INVALID_JSON", "")]
    public async Task A_body_that_does_not_fit_is_refused_with_every_field_named(string json, string reason, string fields)
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("PUT", Thing, json);
        Assert.Equal(400, status);
        Assert.Equal(reason, body!["reason"]!.GetValue<string>());
        Assert.Equal(fields, string.Join(",", body.Fields()));
        Assert.Empty(host.Log.Intercepted);
    }

    [Theory]
    [InlineData("/v1/things/sak?naem=1&period.fro=2", "naem,period.fro")]
    [InlineData("/v1/things/sak?name=annan", "name")]
    [InlineData("/v1/things/sak?amountOre=1&amount_ore=2", "amount_ore")]
    [InlineData("/v1/things/sak?byName=a&period=b", "byName,period")]
    [InlineData("/v1/things/sak?left=a&right.to=b", "left,right")]
    [InlineData("/v1/things/sak?colour=PURPLE&at=igår&note=x", "colour,at,note")]
    [InlineData("/v1/things/sak?isOpen=ja", "isOpen")]
    [InlineData("/v1/things/sak?note=1&note=2", "note")]
    [InlineData("/v1/things/sak?spans=a", "spans")]
    [InlineData("/v1/things/sak?amountOre=fem", "amountOre")]
    public async Task A_query_that_does_not_fit_is_refused_with_every_field_named(string path, string fields)
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("GET", path);
        Assert.Equal(400, status);
        Assert.Equal(fields, string.Join(",", body.Fields()));
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_415()
    {
        await using var host = await EchoHost.StartAsync();
        using var content = new StringContent("name=sak", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await host.Http.PutAsync(new Uri(Thing, UriKind.Relative), content);
        Assert.Equal(415, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("application/json; charset=iso-8859-1", null)]
    [InlineData("application/json", "gzip")]
    public async Task A_body_in_another_coding_is_415(string contentType, string? encoding)
    {
        await using var host = await EchoHost.StartAsync();
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("content-type", contentType);
        content.Headers.TryAddWithoutValidation("content-encoding", encoding);
        using var response = await host.Http.PutAsync(new Uri(Thing, UriKind.Relative), content);
        Assert.Equal(415, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_file_in_a_wrapping_is_415(string contentType)
    {
        await using var host = await EchoHost.StartAsync();
        using var content = new ByteArrayContent([1]);
        content.Headers.TryAddWithoutValidation("content-type", contentType);
        using var response = await host.Http.PutAsync(new Uri("/v1/files/a", UriKind.Relative), content);
        Assert.Equal(415, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF8_is_told_so()
    {
        await using var host = await EchoHost.StartAsync();
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes("""{"tags":["å"]}"""));
        content.Headers.TryAddWithoutValidation("content-type", "application/json");
        using var response = await host.Http.PutAsync(new Uri(Thing, UriKind.Relative), content);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("UTF-8", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\":\n [1,}", "rad 2")]
    [InlineData("{\"period\":{\n\"from\":\"a\",\n\"from\":\"b\"}}", "rad 3")]
    public async Task A_body_that_is_no_JSON_is_told_where(string json, string where)
    {
        await using var host = await EchoHost.StartAsync();
        var (_, body, _) = await host.SendAsync("PUT", Thing, json);
        Assert.Contains(where, body!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_deep_is_refused()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("PUT", Thing, $$"""{"tags":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""");
        Assert.Equal(400, status);
        Assert.Contains("64", body!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_field_is_told_with_those_that_there_are()
    {
        await using var host = await EchoHost.StartAsync();
        var (_, body, _) = await host.SendAsync("PUT", Thing, """{"spans":[{},{"til":"x"}]}""");
        Assert.Equal("Fältet finns inte. Godtas: from, to.", body!["violations"]![0]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_that_a_method_has_no_use_for_is_refused()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("GET", "/v1/things/sak", "{}");
        Assert.Equal(400, status);
        Assert.Equal("BODY_NOT_ACCEPTED", body!["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task Another_method_of_a_known_path_is_405_with_those_that_it_has()
    {
        await using var host = await EchoHost.StartAsync();
        foreach (var (method, expected) in new[] { ("DELETE", 405), ("OPTIONS", 204) })
        {
            using var request = Json.Request(new HttpMethod(method), "/v1/things/sak");
            using var response = await host.Http.SendAsync(request);
            Assert.Equal(expected, (int)response.StatusCode);
            Assert.Equal(["GET", "HEAD", "PROPFIND"], response.Content.Headers.Allow.Order());
            Assert.Equal(expected == 405 ? "application/problem+json" : null, response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task An_unknown_path_is_a_problem()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("GET", "/v1/nothing/here");
        Assert.Equal(404, status);
        Assert.Equal("PATH_UNKNOWN", body!["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/v1/things/sak", "text/html")]
    [InlineData("/v1/echo/hej/counts/1", "application/json;q=0, text/csv")]
    public async Task A_caller_that_wants_something_else_than_JSON_gets_406(string path, string accept)
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("GET", path, null, ("accept", accept));
        Assert.Equal(406, status);
        Assert.Equal("NOT_ACCEPTABLE", body!["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(4_500_000, "MESSAGE_TOO_LARGE")]
    [InlineData(9_000_000, "BODY_TOO_LARGE")]
    public async Task What_is_over_the_limit_is_413(int bytes, string reason)
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("PUT", Thing, $$"""{"content":"{{Convert.ToBase64String(new byte[bytes])}}"}""");
        Assert.Equal(413, status);
        Assert.Equal(reason, body!["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unexpected_exception_tells_nothing()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("GET", "/v1/echo/hej?order.throw=true");
        Assert.Equal(500, status);
        Assert.DoesNotContain("secret", body!.ToJsonString(), StringComparison.Ordinal);
    }
}
