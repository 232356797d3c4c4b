using System.Net;
using System.Text.Json;

namespace Finsam.Gateway.Tests.Limits;

public sealed class TimeoutTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private const string Short = "60000m";
    private const string Long = "900000m";
    private const string PostVoucher = "/finsam.ledger.v1.LedgerService/PostVoucher";

    [Theory]
    [InlineData(PostVoucher, null, Short)]
    [InlineData(PostVoucher, "5S", "5S")]
    [InlineData(PostVoucher, "99H", Short)]
    [InlineData(PostVoucher, "1x", "1x")]
    [InlineData("/finsam.ledger.v1.LedgerService/ImportSie", null, Long)]
    [InlineData("/finsam.ledger.v1.LedgerService/ComputeTables", "99H", Long)]
    [InlineData("/finsam.ledger.v1.AttachmentService/AttachToVoucher", null, Long)]
    [InlineData("/finsam.ledger.v1.LedgerService/NoMethod", null, Short)]
    public async Task A_call_gets_the_callers_deadline_or_the_most_that_its_method_may_take(string path, string? asked, string told)
    {
        using var response = await gateway.GrpcAsync(path, gateway.Token(), null, asked is null ? [] : [("grpc-timeout", asked)]);
        Assert.Equal("0", response.TrailingHeaders.GetValues("grpc-status").Single());
        Assert.Equal(told, gateway.Backend.LastTimeout);
    }

    [Theory]
    [InlineData("GET", "/v1/ledger/prov/accounts/1930", Short)]
    [InlineData("POST", "/v1/ledger/prov/sie/a%2Fb.se:import", Long)]
    [InlineData("GET", "/v1/ledger/prov/sie/2017-01-01:export", Long)]
    [InlineData("PUT", "/v1/ledger/prov/accounts/1930", Short)]
    public async Task A_call_in_json_gets_the_same(string method, string path, string told)
    {
        using var client = gateway.Client(gateway.Token());
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(told, gateway.Backend.LastTimeout);
    }

    [Fact]
    public async Task A_service_that_does_not_keep_the_deadline_is_given_up()
    {
        var grpc = gateway.GrpcAsync("/finsam.ledger.v1.LedgerService/silent", gateway.Token(), null, ("grpc-timeout", "1m"));
        using var client = gateway.Client(gateway.Token());
        client.DefaultRequestHeaders.Add("grpc-timeout", "1m");
        using var json = await client.GetAsync(new Uri("/v1/ledger/prov/silent", UriKind.Relative));
        Assert.Equal(HttpStatusCode.GatewayTimeout, json.StatusCode);
        using var body = JsonDocument.Parse(await json.Content.ReadAsStringAsync());
        Assert.Equal("SERVICE_TIMEOUT", body.RootElement.GetProperty("reason").GetString());
        using var answer = await grpc;
        Assert.Equal("4", answer.Headers.GetValues("grpc-status").Single());
    }
}
