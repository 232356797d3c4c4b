using System.Net;
using System.Text.Json;
using Google.Rpc;

namespace Finsam.Gateway.Tests.Limits;

public sealed class CallLimitTests(NarrowGateway gateway) : IClassFixture<NarrowGateway>
{
    private const string GrpcPath = "/finsam.ledger.v1.LedgerService/PostVoucher";

    [Fact]
    public async Task A_client_over_its_limit_is_told_when_to_come_back_and_others_go_on()
    {
        var token = gateway.Token(subject: "ivrig", forbund: "ett");
        using var client = gateway.Client(token);
        var refused = await UntilRefusedAsync(client, "/v1/ledger/ett/vouchers");
        Assert.Equal("TOO_MANY_CALLS", refused.Reason);
        Assert.Contains("klienten", refused.Detail, StringComparison.Ordinal);

        using var grpc = await GrpcUntilRefusedAsync(token);
        Assert.Equal("8", grpc.Headers.GetValues("grpc-status").Single());
        Assert.True(int.Parse(grpc.Headers.GetValues("grpc-retry-pushback-ms").Single(), null) >= 1000);
        var details = Google.Rpc.Status.Parser.ParseFrom(Unpadded(grpc.Headers.GetValues("grpc-status-details-bin").Single())).Details;
        Assert.True(details.Single(detail => detail.Is(RetryInfo.Descriptor)).Unpack<RetryInfo>().RetryDelay.Seconds >= 1);

        using var other = gateway.Client(gateway.Token(subject: "lugn", forbund: "två"));
        using var answer = await other.GetAsync(new Uri("/v1/ledger/två/vouchers", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_clients_of_a_förbund_share_its_limit()
    {
        (string Reason, string Detail) refused = ("", "");
        for (var i = 0; i < NarrowGateway.ForbundBurst && refused.Reason.Length == 0; i++)
        {
            using var client = gateway.Client(gateway.Token(subject: $"en-av-många-{i}", forbund: "tre"));
            refused = await CallAsync(client, "/v1/ledger/tre/vouchers");
            refused = refused.Reason.Length > 0 ? refused : await CallAsync(client, "/v1/ledger/tre/vouchers");
        }

        Assert.Equal("TOO_MANY_CALLS", refused.Reason);
        Assert.Contains("förbundet", refused.Detail, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GrpcUntilRefusedAsync(string token)
    {
        for (var i = 0; i <= 2 * NarrowGateway.ClientBurst; i++)
        {
            var response = await gateway.GrpcAsync(GrpcPath, token);
            if (response.Headers.Contains("grpc-status"))
            {
                return response;
            }

            response.Dispose();
        }

        throw new InvalidOperationException("Nothing was refused.");
    }

    private static async Task<(string Reason, string Detail)> UntilRefusedAsync(HttpClient client, string path)
    {
        for (var i = 0; i <= 2 * NarrowGateway.ClientBurst; i++)
        {
            if (await CallAsync(client, path) is { Reason.Length: > 0 } refused)
            {
                return refused;
            }
        }

        throw new InvalidOperationException("Nothing was refused.");
    }

    private static async Task<(string Reason, string Detail)> CallAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return ("", "");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.True(response.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (body.RootElement.GetProperty("reason").GetString()!, body.RootElement.GetProperty("detail").GetString()!);
    }

    private static byte[] Unpadded(string base64) => Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
}

/// <summary>A gateway whose limits are soon reached, and whose buckets fill by one in a second.</summary>
public sealed class NarrowGateway : GatewayHost
{
    public const int ClientBurst = 20;
    public const int ForbundBurst = 40;

    protected override string[] Settings =>
    [
        $"--Finsam:Limits:ClientBurst={ClientBurst}", "--Finsam:Limits:ClientCallsPerSecond=1",
        $"--Finsam:Limits:ForbundBurst={ForbundBurst}", "--Finsam:Limits:ForbundCallsPerSecond=1",
    ];
}
