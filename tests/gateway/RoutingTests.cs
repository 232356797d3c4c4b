using System.Net;
using System.Text.Json;

namespace Finsam.Gateway.Tests;

public sealed class RoutingTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task An_unknown_path_is_404_for_json_and_unimplemented_for_grpc()
    {
        using var client = gateway.Client(gateway.Token());
        using var json = await client.GetAsync("/v1/nothing");
        Assert.Equal(HttpStatusCode.NotFound, json.StatusCode);
        Assert.Equal("application/problem+json", json.Content.Headers.ContentType!.MediaType);
        using var grpc = await gateway.GrpcAsync("/finsam.unknown.v1.Service/Method", gateway.Token());
        Assert.Equal("12", grpc.Headers.GetValues("grpc-status").Single());
    }

    [Fact]
    public async Task A_service_that_is_away_is_named()
    {
        using var client = gateway.Client(gateway.Token());
        using var json = await client.GetAsync("/v1/reporting/prov/reports");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, json.StatusCode);
        using var body = JsonDocument.Parse(await json.Content.ReadAsStringAsync());
        Assert.Equal("reporting", body.RootElement.GetProperty("service").GetString());
        using var grpc = await gateway.GrpcAsync("/finsam.reporting.v1.ReportingService/ListReports", gateway.Token());
        Assert.Equal("14", grpc.Headers.GetValues("grpc-status").Single());
        Assert.Contains("reporting", Uri.UnescapeDataString(grpc.Headers.GetValues("grpc-message").Single()));
    }

    [Theory]
    [InlineData("/v1/ledger/prov/sie/a%2Fb%20c%252F%C3%A5.se:import?request_id=1")]
    [InlineData("/v1/ledger/prov/postings?accounts=1&accounts=2+3%2B4")]
    public async Task A_path_reaches_the_service_as_it_was_sent(string target)
    {
        using var client = gateway.Client(gateway.Token());
        using var response = await client.GetAsync(target);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(target, gateway.Backend.LastTarget);
    }
}
