using System.Net;
using System.Text.Json;
using Finsam.LocalStack;

namespace Finsam.Gateway.Tests;

public sealed class TokenTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private const string GrpcPath = "/finsam.ledger.v1.LedgerService/PostVoucher";
    private const string JsonPath = "/v1/ledger/prov/vouchers";

    [Fact]
    public async Task A_grpc_call_without_token_ends_in_its_headers_with_unauthenticated()
    {
        using var response = await gateway.GrpcAsync(GrpcPath);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/grpc", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("16", response.Headers.GetValues("grpc-status").Single());
        Assert.True(response.Headers.Contains("grpc-status-details-bin"));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Empty(response.TrailingHeaders);
    }

    [Fact]
    public async Task A_json_call_without_token_gets_a_problem_with_401()
    {
        using var client = gateway.Client();
        using var response = await client.GetAsync(JsonPath);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("TOKEN_MISSING", body.RootElement.GetProperty("reason").GetString());
        Assert.Equal(401, body.RootElement.GetProperty("status").GetInt32());
    }

    public static TheoryData<string> BadTokens() => ["expired", "altered", "foreign", "unsigned", "nonsense"];

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_token_that_is_not_good_is_refused(string kind)
    {
        using var client = gateway.Client(BadToken(kind));
        using var response = await client.GetAsync(JsonPath);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("invalid_token", response.Headers.WwwAuthenticate.ToString());
        using var grpc = await gateway.GrpcAsync(GrpcPath, BadToken(kind));
        Assert.Equal("16", grpc.Headers.GetValues("grpc-status").Single());
    }

    [Fact]
    public async Task A_call_with_a_token_reaches_the_service_with_it_and_its_trailers_come_back()
    {
        var token = gateway.Token();
        using var response = await gateway.GrpcAsync(GrpcPath, token);
        Assert.Equal("0", response.TrailingHeaders.GetValues("grpc-status").Single());
        Assert.Equal(5, (await response.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal(("HTTP/2", $"Bearer {token}", GrpcPath), gateway.Backend.Last);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Json_comes_over_either_version_of_http_and_goes_on_over_http2(string version)
    {
        using var client = gateway.Client(gateway.Token());
        using var request = new HttpRequestMessage(HttpMethod.Get, JsonPath)
        {
            Version = Version.Parse(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains(JsonPath, await response.Content.ReadAsStringAsync());
        Assert.Equal("HTTP/2", gateway.Backend.Last!.Value.Protocol);
    }

    [Fact]
    public async Task A_token_that_has_passed_lends_nothing_to_one_that_differs_by_a_letter()
    {
        var token = gateway.Token();
        using var good = await gateway.GrpcAsync(GrpcPath, token);
        Assert.Equal("0", good.TrailingHeaders.GetValues("grpc-status").Single());
        // The last letter but one: the last one of base64url may carry bits that count for nothing.
        var altered = string.Concat(token[..^2], token[^2] == 'A' ? "B" : "A", token[^1..]);
        using var refused = await gateway.GrpcAsync(GrpcPath, altered);
        Assert.Equal("16", refused.Headers.GetValues("grpc-status").Single());
    }

    private string BadToken(string kind)
    {
        var good = gateway.Token();
        var parts = good.Split('.');
        switch (kind)
        {
            case "expired":
                return gateway.Token(TimeSpan.FromHours(-1));
            case "altered":
                // Another payload under the old signature.
                return $"{parts[0]}.{gateway.Token(TimeSpan.FromHours(2)).Split('.')[1]}.{parts[2]}";
            case "foreign":
                var other = StackFolder.Prepare(Path.Combine(gateway.Folder.Root, "other"));
                return DevelopmentIssuer.Open(other).Issue("test", ["ekonom"], ["prov"], [], TimeSpan.FromMinutes(5));
            case "unsigned":
                return $"eyJhbGciOiJub25lIn0.{parts[1]}.";
            default:
                return "nonsense";
        }
    }
}
