using System.Security.Cryptography;
using System.Text.Json;
using Finsam.Gateway.Tests.Instances;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Gateway.Tests.Access;

[Collection(InstancePair.Collection)]
public sealed class AccessLogTests(InstancePair pair)
{
    private const string Secret = "hemlig-uppgift";

    [Fact]
    public async Task A_call_in_json_leaves_a_line_with_its_template_and_nothing_of_what_it_was_about()
    {
        var forbund = TestStack.NewForbund();
        var token = pair.Stack.Token("ekonom", forbund);
        var id = $"json-{Letters()}";
        using var client = pair.Stack.Http(token);
        client.DefaultRequestHeaders.Add("X-Correlation-ID", id);
        using var response = await client.GetAsync(
            new Uri($"https://localhost:{pair.Gateway.Port}/v1/ledger/{forbund}/accounts/{Secret}?as_of_at={Secret}"));

        var line = await LineAsync(id);
        using var call = JsonDocument.Parse(line);
        var root = call.RootElement;
        Assert.Equal("GET", root.GetProperty("method").GetString());
        Assert.Equal("/v1/ledger/{forbund}/accounts/{number}", root.GetProperty("route").GetString());
        Assert.Equal((int)response.StatusCode, root.GetProperty("status").GetInt32());
        Assert.Equal(forbund, root.GetProperty("forbund").GetString());
        Assert.Equal(response.Content.Headers.ContentLength ?? 0, root.GetProperty("bytesOut").GetInt64());
        Assert.True(root.GetProperty("durationMs").GetDouble() > 0);
        Assert.Matches("^[0-9a-f]{32}$", root.GetProperty("traceId").GetString());
        Assert.True(root.GetProperty("time").GetDateTime() > DateTime.UtcNow.AddHours(-1));
        Assert.Empty(pair.Logged(pair.Gateway, Secret));
        Assert.Empty(pair.Logged(pair.Gateway, token[^20..]));
    }

    [Fact]
    public async Task A_call_in_grpc_is_found_under_one_id_in_the_gateways_log_and_in_the_services()
    {
        var forbund = TestStack.NewForbund();
        var id = $"grpc-{Letters()}";
        var headers = new Metadata { { "authorization", $"Bearer {pair.Stack.Token("ekonom", forbund)}" }, { "x-correlation-id", id } };
        var ledger = new LedgerService.LedgerServiceClient(pair.Channel);
        // Whichever of the two instances gets a call: the second tells of refusals.
        await InstancePair.UntilAsync(
            () =>
            {
                var refused = Assert.Throws<RpcException>(() => ledger.PostVoucher(new PostVoucherRequest { Forbund = forbund }, headers));
                Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
                return pair.Logged(pair.Second, $"\"correlationId\":\"{id}\"").Count > 0;
            },
            "The service logs no correlation id.");

        using var call = JsonDocument.Parse(await LineAsync(id));
        Assert.Equal("/finsam.ledger.v1.LedgerService/PostVoucher", call.RootElement.GetProperty("route").GetString());
        Assert.Equal("3", call.RootElement.GetProperty("grpcStatus").GetString());
        Assert.True(call.RootElement.GetProperty("bytesIn").GetInt64() > 0);
    }

    private async Task<string> LineAsync(string id)
    {
        var line = "";
        await InstancePair.UntilAsync(
            () => (line = pair.Logged(pair.Gateway, id).FirstOrDefault(found => found.EndsWith('}')) ?? "").Length > 0, "The call is not in the log.");
        return line;
    }

    // A name with digits as a personal number has them is not taken over.
    private static string Letters() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 20);
}
