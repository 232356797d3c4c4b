using System.Net;
using System.Net.Http.Headers;

namespace Finsam.Gateway.Tests.Browsers;

public sealed class FigurePageTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private const string Figure = "/v1/reporting/prov/reports/2017-01-01/2017-12-31/figure?version=1&address=resultatrakning%2FAvskrivningar%2F2017";

    [Fact]
    public async Task A_browser_that_opens_a_figure_without_a_token_gets_a_page_that_asks_for_one()
    {
        using var client = gateway.Client();
        using var response = await GetAsync(client, Figure, "text/html", "application/xhtml+xml");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Contains("script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single());
        var page = await response.Content.ReadAsStringAsync();
        foreach (var (name, mediaType) in new[] { ("page.js", "text/javascript"), ("page.css", "text/css") })
        {
            Assert.Contains($"/figures/{name}\"", page);
            using var file = await client.GetAsync($"/figures/{name}");
            Assert.Equal((HttpStatusCode.OK, mediaType), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
        }
    }

    [Theory]
    [InlineData(Figure, "application/json")]
    [InlineData(Figure, "*/*")]
    [InlineData("/v1/reporting/prov/reports", "text/html")]
    [InlineData("/v1/ledger/prov/vouchers", "text/html")]
    public async Task Programs_and_every_other_address_get_a_problem(string address, string accept)
    {
        using var client = gateway.Client();
        using var response = await GetAsync(client, address, accept);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task With_a_token_the_address_answers_a_browser_as_it_answers_everybody()
    {
        // Reporting is away here, and the gateway says so.
        using var client = gateway.Client(gateway.Token());
        using var response = await GetAsync(client, Figure, "text/html");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        using var bad = gateway.Client("nonsense");
        using var refused = await GetAsync(bad, Figure, "text/html");
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string address, params string[] accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        Array.ForEach(accepted, type => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type)));
        return await client.SendAsync(request);
    }
}
