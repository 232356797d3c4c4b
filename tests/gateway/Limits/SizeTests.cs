using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Finsam.Gateway.Tests.Limits;

public sealed class SizeTests(SmallGateway gateway) : IClassFixture<SmallGateway>
{
    private const string Post = "/v1/ledger/prov/vouchers";
    private const string Import = "/v1/ledger/prov/sie/2017.se:import";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_of_its_method_is_refused_whether_or_not_it_says_its_length(bool isTold)
    {
        using var refused = await SendAsync(Post, SmallGateway.Message + 1, isTold);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal("BODY_TOO_LARGE", problem.RootElement.GetProperty("reason").GetString());
        Assert.Contains($"{SmallGateway.Message}", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);

        using var largest = await SendAsync(Post, SmallGateway.Message, isTold);
        Assert.Equal(HttpStatusCode.OK, largest.StatusCode);
        using var file = await SendAsync(Import, SmallGateway.Message + 1, isTold);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [Theory]
    [InlineData("/finsam.ledger.v1.LedgerService/PostVoucher", "8")]
    [InlineData("/finsam.ledger.v1.LedgerService/ImportSie", "0")]
    [InlineData("/finsam.participants.v1.ExchangeService/ImportParticipationsFile", "0")]
    public async Task A_grpc_message_has_the_same_limits(string path, string status)
    {
        using var response = await gateway.GrpcAsync(path, gateway.Token(), new byte[SmallGateway.Message + 1]);
        var told = response.Headers.TryGetValues("grpc-status", out var values) ? values : response.TrailingHeaders.GetValues("grpc-status");
        Assert.Equal(status, told.Single());
    }

    [Fact]
    public async Task Messages_of_a_stream_have_a_limit_together()
    {
        const string path = "/finsam.participants.v1.ExchangeService/ImportParticipationsFile";
        using var response = await gateway.GrpcAsync(path, gateway.Token(), new byte[SmallGateway.Stream + 1]);
        var told = response.Headers.TryGetValues("grpc-status", out var values) ? values : response.TrailingHeaders.GetValues("grpc-status");
        Assert.Equal("8", told.Single());
    }

    private async Task<HttpResponseMessage> SendAsync(string path, int size, bool tellsSize)
    {
        using var client = gateway.Client(gateway.Token());
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = tellsSize ? new ByteArrayContent(new byte[size]) : new StreamContent(new Endless(size)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var response = await client.SendAsync(request);
        await response.Content.LoadIntoBufferAsync();
        return response;
    }

    /// <summary>Bytes whose number nobody is told before they end.</summary>
    private sealed class Endless(int size) : MemoryStream(new byte[size])
    {
        public override bool CanSeek => false;
    }
}

/// <summary>A gateway that takes small messages.</summary>
public sealed class SmallGateway : GatewayHost
{
    public const int Message = 64 * 1024;

    public const int Stream = 3 * Message;

    protected override string[] Settings => [$"--Finsam:Sizes:Message={Message}", $"--Finsam:Sizes:Stream={Stream}"];
}
