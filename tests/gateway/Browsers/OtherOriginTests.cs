using System.Net;

namespace Finsam.Gateway.Tests.Browsers;

public sealed class OtherOriginTests(OpenGateway open, GatewayHost closed) : IClassFixture<OpenGateway>, IClassFixture<GatewayHost>
{
    private const string Path = "/v1/ledger/prov/vouchers";

    [Fact]
    public async Task A_preflight_of_a_configured_origin_is_answered_without_a_token()
    {
        using var response = await PreflightAsync(open, OpenGateway.Origin);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(OpenGateway.Origin, Header(response, "Access-Control-Allow-Origin"));
        Assert.Contains("POST", Header(response, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("authorization", Header(response, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("x-correlation-id", Header(response, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.True(int.Parse(Header(response, "Access-Control-Max-Age"), null) > 0);
    }

    [Theory]
    [InlineData("https://app.example.se.evil.example")]
    [InlineData("http://app.example.se")]
    [InlineData("https://app.example.se:8443")]
    [InlineData("null")]
    public async Task Another_origin_is_allowed_nothing(string origin)
    {
        using var response = await PreflightAsync(open, origin);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_answer_shows_the_page_what_a_client_needs_also_when_it_is_a_refusal()
    {
        foreach (var token in new[] { open.Token(), null })
        {
            using var client = open.Client(token);
            client.DefaultRequestHeaders.Add("Origin", OpenGateway.Origin);
            using var response = await client.GetAsync(new Uri(Path, UriKind.Relative));
            Assert.Equal(OpenGateway.Origin, Header(response, "Access-Control-Allow-Origin"));
            Assert.Contains("Origin", response.Headers.Vary);
            var shown = Header(response, "Access-Control-Expose-Headers");
            foreach (var name in new[] { "ETag", "Retry-After", "X-Correlation-ID", "grpc-status", "grpc-message", "Content-Disposition" })
            {
                Assert.Contains(name, shown, StringComparison.OrdinalIgnoreCase);
            }

            Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        }
    }

    [Fact]
    public async Task Where_nothing_is_configured_no_origin_is_allowed()
    {
        using var response = await PreflightAsync(closed, OpenGateway.Origin);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<HttpResponseMessage> PreflightAsync(GatewayHost gateway, string origin)
    {
        using var client = gateway.Client();
        using var request = new HttpRequestMessage(HttpMethod.Options, Path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-correlation-id");
        return await client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(',', response.Headers.GetValues(name));
}

/// <summary>A gateway that pages of two other origins may call.</summary>
public sealed class OpenGateway : GatewayHost
{
    public const string Origin = "https://app.example.se";

    protected override string[] Settings => [$"--Finsam:Cors:Origins={Origin}, http://localhost:3000"];
}
