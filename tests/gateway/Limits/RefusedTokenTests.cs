using System.Net;

namespace Finsam.Gateway.Tests.Limits;

public sealed class RefusedTokenTests(SuspiciousGateway gateway) : IClassFixture<SuspiciousGateway>
{
    [Fact]
    public async Task An_address_with_too_many_bad_tokens_waits_and_one_without_a_token_is_still_told_so()
    {
        using var stranger = gateway.Client("nonsense");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3 * SuspiciousGateway.Burst; i++)
        {
            using var response = await stranger.GetAsync(new Uri("/v1/ledger/prov/vouchers", UriKind.Relative));
            statuses.Add(response.StatusCode);
        }

        Assert.All(statuses.Take(SuspiciousGateway.Burst), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        using var grpc = await gateway.GrpcAsync("/finsam.ledger.v1.LedgerService/PostVoucher", "nonsense");
        Assert.True(grpc.Headers.GetValues("grpc-status").Single() is "8" or "16");
        using var none = gateway.Client();
        using var missing = await none.GetAsync(new Uri("/v1/ledger/prov/vouchers", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, missing.StatusCode);
    }
}

/// <summary>A gateway that takes few bad tokens.</summary>
public sealed class SuspiciousGateway : GatewayHost
{
    public const int Burst = 5;

    protected override string[] Settings => [$"--Finsam:Limits:RefusedTokensPerMinute={Burst}"];
}
