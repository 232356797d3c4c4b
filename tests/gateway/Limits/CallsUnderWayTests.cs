using System.Net;
using System.Text.Json;

namespace Finsam.Gateway.Tests.Limits;

public sealed class CallsUnderWayTests(OccupiedGateway gateway) : IClassFixture<OccupiedGateway>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_client_with_too_many_calls_under_way_is_refused_another_until_one_of_them_ends()
    {
        using var ended = new CancellationTokenSource();
        using var client = gateway.Client(gateway.Token());
        var held = Enumerable.Range(0, OccupiedGateway.MostUnderWay)
            .Select(i => client.GetAsync(new Uri($"/v1/ledger/prov/silent/{i}", UriKind.Relative), ended.Token)).ToList();
        await UntilAsync(() => Task.FromResult(gateway.Backend.Paths.Count(path => path.Contains("silent", StringComparison.Ordinal)) == held.Count));

        using var refused = await client.GetAsync(new Uri("/v1/ledger/prov/vouchers", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal("TOO_MANY_CALLS_UNDER_WAY", problem.RootElement.GetProperty("reason").GetString());
        using var grpc = await gateway.GrpcAsync("/finsam.ledger.v1.LedgerService/PostVoucher", gateway.Token());
        Assert.Equal("8", grpc.Headers.GetValues("grpc-status").Single());

        using var other = gateway.Client(gateway.Token(subject: "någon annan"));
        Assert.True(await IsServedAsync(other));
        await ended.CancelAsync();
        await UntilAsync(() => IsServedAsync(client));
        foreach (var call in held)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }
    }

    private static async Task<bool> IsServedAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("/v1/ledger/prov/vouchers", UriKind.Relative));
        return response.StatusCode == HttpStatusCode.OK;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await isSo())
        {
            Assert.True(DateTime.UtcNow < deadline, "It did not come to that.");
            await Task.Delay(20);
        }
    }
}

/// <summary>A gateway that lets a client have few calls under way.</summary>
public sealed class OccupiedGateway : GatewayHost
{
    public const int MostUnderWay = 3;

    protected override string[] Settings => [$"--Finsam:Limits:ClientCallsUnderWay={MostUnderWay}"];
}
