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
        Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse("""
            {"type":"urn:finsam:problem:FIELD_REFUSED","title":"Ogiltig begäran","status":400,"detail":"Kan inte läsas.",
             "reason":"FIELD_REFUSED","violations":[{"field":"a","message":"Fel."},{"field":"b.c","message":"Fel."}]}
            """)), body!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"nmae":1}""", "UNKNOWN_FIELD", "nmae")]
    [InlineData("""{"period":{"form":"x"},"spans":[{},{"til":"x"}]}""", "UNKNOWN_FIELD", "period.form,spans[1].til")]
    [InlineData("""{"byName":{"k":{"q":1}}}""", "UNKNOWN_FIELD", "byName[k].q")]
    [InlineData("""{"amountOre":"1,5","isOpen":"ja","colour":"BLÅ","at":"igår"}""", "INVALID_VALUE", "amountOre,isOpen,colour,at")]
    [InlineData("""{"spans":[{"from":1}],"tags":"a"}""", "INVALID_VALUE", "spans[0].from,tags")]
    [InlineData("""{"name":1,"name":2}""", "INVALID_JSON", "")]
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

    [Fact]
    public async Task A_message_over_the_limit_is_429()
    {
        await using var host = await EchoHost.StartAsync();
        var (status, body, _) = await host.SendAsync("PUT", Thing, $$"""{"content":"{{Convert.ToBase64String(new byte[5_000_000])}}"}""");
        Assert.Equal(429, status);
        Assert.Equal("RESOURCE_EXHAUSTED", body!["reason"]!.GetValue<string>());
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
