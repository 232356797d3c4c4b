using System.Security.Cryptography;
using System.Text.Json;
using Google.Rpc;

namespace Finsam.Gateway.Tests.Access;

public sealed class CorrelationTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private const string Header = "X-Correlation-ID";

    [Theory]
    [InlineData("X-Correlation-ID")]
    [InlineData("X-Request-ID")]
    public async Task A_well_formed_id_is_sent_on_and_given_back(string header)
    {
        var id = $"app-{Letters()}";
        var path = $"/v1/ledger/prov/vouchers/{id}";
        using var response = await GetAsync(path, (header, id));
        Assert.Equal(id, response.Headers.GetValues(Header).Single());
        Assert.Equal(id, gateway.Backend.Headers[path][Header].ToString());
        Assert.False(gateway.Backend.Headers[path].ContainsKey("X-Request-ID"));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("19121212-1212")]
    [InlineData("person-1212121212")]
    [InlineData("a/b?c=d")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0")]
    public async Task An_id_that_is_none_or_could_name_a_person_is_replaced(string given)
    {
        var path = $"/v1/ledger/prov/vouchers/{Guid.NewGuid()}";
        using var response = await GetAsync(path, (Header, given));
        var made = response.Headers.GetValues(Header).Single();
        Assert.Matches("^[0-9a-f]{32}$", made);
        Assert.Equal(made, gateway.Backend.Headers[path][Header].ToString());
    }

    [Fact]
    public async Task A_trace_goes_on_and_names_a_call_that_has_no_other_name()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        var path = $"/v1/ledger/prov/vouchers/{Guid.NewGuid()}";
        using var response = await GetAsync(path, ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"));
        Assert.Equal(Trace, response.Headers.GetValues(Header).Single());
        Assert.StartsWith($"00-{Trace}-", gateway.Backend.Headers[path]["traceparent"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_tells_the_id_in_its_body_and_in_grpc_as_a_detail()
    {
        using var json = await GetAsync("/v1/nothing", (Header, "app-1"));
        using var problem = JsonDocument.Parse(await json.Content.ReadAsStringAsync());
        Assert.Equal("app-1", problem.RootElement.GetProperty("correlationId").GetString());

        using var grpc = await gateway.GrpcAsync("/finsam.unknown.v1.Service/Method", gateway.Token(), null, (Header, "app-2"));
        Assert.Equal("app-2", grpc.Headers.GetValues(Header).Single());
        var text = grpc.Headers.GetValues("grpc-status-details-bin").Single();
        var details = Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='))).Details;
        Assert.Equal("app-2", details.Single(detail => detail.Is(RequestInfo.Descriptor)).Unpack<RequestInfo>().RequestId);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, (string Name, string Value) header)
    {
        using var client = gateway.Client(gateway.Token());
        client.DefaultRequestHeaders.TryAddWithoutValidation(header.Name, header.Value);
        return await client.GetAsync(new Uri(path, UriKind.Relative));
    }

    // A name with digits as a personal number has them is not taken over.
    private static string Letters() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 20);
}
