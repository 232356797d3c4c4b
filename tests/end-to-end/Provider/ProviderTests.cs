using System.Text.Json.Nodes;
using Finsam.EndToEnd.Tests.Authorization;
using Finsam.EndToEnd.Tests.Clients;
using Finsam.LocalStack;
using Finsam.Participants.V1;
using Grpc.Core;

namespace Finsam.EndToEnd.Tests.Provider;

/// <summary>Gateway and services with a certified OpenID provider that is not ours.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task Apps_of_a_foreign_provider_call_by_their_own_credentials_and_its_keys_change_under_way()
    {
        var forbund = await RegisteringForbund.CreateAsync();
        var claims = new JsonObject
        {
            [ProviderStack.RoleClaim] = new JsonArray("insatspersonal", "offline_access"),
            [ProviderStack.ForbundClaim] = forbund.Slug,
            [ProviderStack.InsatsClaim] = new JsonArray(RegisteringForbund.Insats),
            // What another installation would call it; here it means nothing.
            ["role"] = "forbundschef",
        };
        var (team, other) = (new MachineApp("lagets-app", claims), new MachineApp("lagets-andra-app", claims));
        await using var provider = await OpenIdProvider.StartAsync(team.WithSecret, other.WithKey);
        await using var stack = await ProviderStack.StartAsync(forbund.Stack, provider);

        // 1. Either way of proving itself gives a token that registers.
        await EnrollAsync("ett", await provider.TokenAsync(team.BySecret()));
        await EnrollAsync("två", await provider.TokenAsync(other.ByKey(provider.Issuer)));
        Assert.Equal(2, await forbund.CountParticipationsAsync());

        // 2. A token for another resource, or of another issuer, opens nothing; one without the scope of writing reads only.
        await AssertRefusedEverywhereAsync(await provider.TokenAsync(team.BySecret(), resource: OpenIdProvider.OtherResource));
        await AssertRefusedEverywhereAsync(forbund.Token);
        var reading = await provider.TokenAsync(team.BySecret(), scope: "finsam.read");
        Assert.Equal(RegisteringForbund.Insats, (await ListAsync(reading)).Insatser.Single().Code);
        Assert.Equal(
            StatusCode.PermissionDenied,
            (await Assert.ThrowsAsync<RpcException>(() => EnrollAsync("tre", reading))).StatusCode);

        // 3. A new key is found at its first token; what the old one has signed is still good.
        var (early, late) = (await provider.TokenAsync(team.BySecret()), await provider.TokenAsync(team.BySecret()));
        await provider.RotateAsync();
        await UntilAcceptedEverywhereAsync(await provider.TokenAsync(team.BySecret()));
        await ListAsync(early);

        // 4. A key that the provider has taken back is good no longer, as soon as the keys are fetched.
        await provider.RotateAsync();
        await provider.WithdrawAsync();
        var current = await provider.TokenAsync(team.BySecret());
        await UntilAcceptedEverywhereAsync(current);
        await AssertRefusedEverywhereAsync(late);

        // 5. Without the provider, what is known of it goes on to hold.
        var unseen = await provider.TokenAsync(team.BySecret());
        await provider.KillAsync();
        await UntilAcceptedEverywhereAsync(unseen);

        async Task EnrollAsync(string request, string token) => await Client(token).EnrollAsync(new EnrollRequest
        {
            RequestId = request,
            Forbund = forbund.Slug,
            Participation = new Participation
            {
                Insats = RegisteringForbund.Insats, Registration = "anonymous", Gender = "woman", EnrolledOn = "2018-02-01",
            },
        });

        async Task<ListInsatserResponse> ListAsync(string token) =>
            await Client(token).ListInsatserAsync(new ListInsatserRequest { Forbund = forbund.Slug });

        ParticipantsService.ParticipantsServiceClient Client(string token) => new(stack.Invoker(token));

        async Task<StatusCode> AskAsync(string server, string token)
        {
            var method = ContractMethod.All.First(method => server == ServiceName.Gateway || method.Owner == server);
            return (await Outcome.OfAsync(method, stack.Invoker(token, server), method.Request(forbund.Slug))).Code;
        }

        async Task AssertRefusedEverywhereAsync(string token)
        {
            foreach (var server in stack.Servers)
            {
                Assert.Equal((server, StatusCode.Unauthenticated), (server, await AskAsync(server, token)));
            }
        }

        // Keys are fetched again at most once a second.
        async Task UntilAcceptedEverywhereAsync(string token)
        {
            foreach (var server in stack.Servers)
            {
                await RegisteringForbund.UntilAsync(
                    $"{server} accepts the token", async () => await AskAsync(server, token) != StatusCode.Unauthenticated);
            }
        }
    }
}
