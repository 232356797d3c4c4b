using System.Net;
using System.Text.Json.Nodes;
using Finsam.Protos;

namespace Finsam.Gateway.Tests;

public sealed class ApiDescriptionTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private static readonly string[] Services = [.. PublishedContract.Services.Select(service => service.Name).Order()];

    [Fact]
    public async Task The_document_is_read_without_a_token_and_kept_by_caches()
    {
        using var client = gateway.Client();
        using var response = await client.GetAsync("/openapi.json");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.Public && response.Headers.CacheControl.MaxAge > TimeSpan.Zero);
        var document = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.StartsWith("3.1.", document["openapi"]!.GetValue<string>());
        Assert.Equal(Services, document["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).Order());

        using var again = new HttpRequestMessage(HttpMethod.Get, "/openapi.json") { Headers = { IfNoneMatch = { response.Headers.ETag! } } };
        using var unchanged = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Every_path_of_the_document_is_routed_and_wants_a_token()
    {
        using var client = gateway.Client();
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi.json"))!;
        foreach (var (path, _) in document["paths"]!.AsObject())
        {
            using var response = await client.GetAsync(path);
            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, path);
        }
    }

    [Fact]
    public async Task A_problem_of_the_gateway_has_the_members_that_the_document_gives_it()
    {
        using var client = gateway.Client(gateway.Token());
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi.json"))!;
        var schema = document["components"]!["schemas"]!["Problem"]!;
        foreach (var path in new[] { "/v1/nothing", "/v1/reporting/prov/reports" })
        {
            using var response = await client.GetAsync(path);
            var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
            Assert.All(problem, member => Assert.True(schema["properties"]!.AsObject().ContainsKey(member.Key), member.Key));
            Assert.All(schema["required"]!.AsArray(), name => Assert.True(problem.ContainsKey(name!.GetValue<string>()), $"{name}"));
        }
    }

    [Fact]
    public async Task Another_method_than_get_is_told_which_there_are()
    {
        using var client = gateway.Client();
        using var response = await client.PostAsync("/openapi.json", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_page_has_its_own_content_policy_and_the_rest_keeps_the_strict_one()
    {
        using var client = gateway.Client();
        Assert.Contains("script-src 'self'", await PolicyAsync(client, "/docs/index.html"));
        Assert.Contains("script-src 'self'", await PolicyAsync(client, "/docs/start.js"));
        Assert.DoesNotContain("script-src", await PolicyAsync(client, "/openapi.json"));
        Assert.DoesNotContain("script-src", await PolicyAsync(client, "/docsen"));
    }

    [Fact]
    public async Task A_browser_shows_the_operations_of_every_service_and_loads_nothing_that_the_policy_forbids()
    {
        var (page, log) = await Browser.ShowAsync(new Uri(gateway.Address, "/docs/"));
        Assert.Contains("<html lang=\"sv\"", page);
        Assert.Contains("<title>Finsam.Micro – API</title>", page);
        Assert.All(Services, service => Assert.Contains($"operations-{service}-{service}_", page));
        Assert.Contains("/v1/ledger/", page);
        Assert.DoesNotContain("Content Security Policy", log);
    }

    private static async Task<string> PolicyAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return response.Headers.GetValues("Content-Security-Policy").Single();
    }
}
