using System.Net;
using Finsam.LocalStack;
using Finsam.TestHost;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>Tokens that are not what they say, at the gateway and at each service behind it.</summary>
public sealed class ForgedTokenTests
{
    private const string Gateway = ServiceName.Gateway;

    public static TheoryData<string> Servers() => [Gateway, .. ServiceName.WithDatabase];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_token_is_accepted_for_what_it_is_and_no_other(string server)
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund();
        var forge = new TokenForge(stack.Folder, stack.Issuer, forbund);
        using var channel = server == Gateway ? null : GrpcChannel.ForAddress(stack.Address(server));
        var method = ContractMethod.All.First(method => method.Owner == (server == Gateway ? ServiceName.Ledger : server));
        foreach (var kind in TokenForge.GoodKinds)
        {
            Assert.NotEqual(StatusCode.Unauthenticated, (await CallAsync(kind)).Code);
        }

        foreach (var kind in TokenForge.BadKinds)
        {
            Assert.Equal((kind, StatusCode.Unauthenticated), (kind, (await CallAsync(kind)).Code));
        }

        Task<Outcome> CallAsync(string kind)
        {
            var token = forge.Make(kind);
            var invoker = channel is null ? stack.Invoker(token) : channel.CreateCallInvoker().Intercept(headers =>
            {
                headers.Add("authorization", $"Bearer {token}");
                return headers;
            });
            return Outcome.OfAsync(method, invoker, method.Request(forbund));
        }
    }

    [Fact]
    public async Task Json_tells_why_a_token_is_refused()
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund();
        using var forged = stack.Http(new TokenForge(stack.Folder, stack.Issuer, forbund).Make("foreign key"));
        using var refused = await forged.GetAsync($"/v1/participants/{forbund}/insatser");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("error=\"invalid_token\"", refused.Headers.WwwAuthenticate.ToString());

        using var narrow = stack.Http(stack.Token(["ekonom"], forbund, [], "openid"));
        using var forbidden = await narrow.GetAsync($"/v1/participants/{forbund}/insatser");
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Contains("error=\"insufficient_scope\"", forbidden.Headers.WwwAuthenticate.ToString());
        Assert.Contains("SCOPE_MISSING", await forbidden.Content.ReadAsStringAsync());
    }
}
