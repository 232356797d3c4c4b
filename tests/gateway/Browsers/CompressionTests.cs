using System.IO.Compression;
using System.Text.Json;

namespace Finsam.Gateway.Tests.Browsers;

public sealed class CompressionTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    [Theory]
    [InlineData("/openapi.json", "br")]
    [InlineData("/openapi.json", "gzip")]
    [InlineData("/v1/ledger/prov/accounts", "br")]
    [InlineData("/v1/ledger/prov/accounts", "gzip")]
    public async Task Json_is_compressed_as_the_caller_accepts(string path, string coding)
    {
        using var response = await GetAsync(path, coding);
        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        await using var sent = await response.Content.ReadAsStreamAsync();
        await using Stream plain = coding == "br" ? new BrotliStream(sent, CompressionMode.Decompress) : new GZipStream(sent, CompressionMode.Decompress);
        using var document = await JsonDocument.ParseAsync(plain);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
    }

    [Theory]
    [InlineData("/v1/participants/prov/insatser", "gzip, br")]
    [InlineData("/V1/Participants/prov/insatser", "gzip, br")]
    [InlineData("/v1/ledger/prov/accounts", "identity")]
    public async Task What_is_told_of_persons_and_what_nobody_asked_to_be_compressed_is_not(string path, string coding)
    {
        using var response = await GetAsync(path, coding);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.ValueKind);
    }

    [Fact]
    public async Task Grpc_messages_are_sent_on_as_the_caller_compressed_them()
    {
        byte[] body = [1, 0, 0, 0, 3, 7, 8, 9];
        using var response = await gateway.GrpcAsync(
            "/finsam.ledger.v1.LedgerService/PostVoucher", gateway.Token(), body, ("grpc-encoding", "gzip"), ("grpc-accept-encoding", "gzip"));
        Assert.Equal("0", response.TrailingHeaders.GetValues("grpc-status").Single());
        Assert.Equal(body, gateway.Backend.LastBody);
        Assert.Equal(2, gateway.Backend.LastHeaders.Intersect(["grpc-encoding", "grpc-accept-encoding"], StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string coding)
    {
        using var client = gateway.Client(gateway.Token());
        client.DefaultRequestHeaders.Add("Accept-Encoding", coding);
        return await client.GetAsync(new Uri(path, UriKind.Relative));
    }
}
