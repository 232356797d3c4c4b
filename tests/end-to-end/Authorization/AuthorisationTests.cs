using System.Collections.Concurrent;
using Finsam.Protos;
using Finsam.ServiceDefaults.Authorization;
using Finsam.TestHost;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>Every method of the contract, called through the gateway in every role, against <c>authorisation.txt</c>.</summary>
public sealed class AuthorisationTests
{
    private const int CallsAtOnce = 8;

    private static readonly string[] Roles = [.. Enum.GetNames<Role>().Select(name => name.ToLowerInvariant())];

    private static readonly ContractMethod[] WithToken = [.. ContractMethod.All.Where(method => !PublicMethods.Contains(method.FullName))];

    [Fact]
    public void Every_method_of_the_contract_is_written_down_for_every_role()
    {
        Assert.Equal(ContractMethod.All.Select(method => method.FullName).Order(), Expectations.ByMethod.Keys.Order());
        Assert.All(Expectations.ByMethod.Values, cells => Assert.Equal(Roles.Order(), cells.Keys.Order()));
        Assert.All(Expectations.ByMethod, method => Assert.Equal(
            PublicMethods.Contains(method.Key), method.Value.Values.All(cell => cell == Expectation.Open)));
    }

    [Fact]
    public async Task A_public_method_answers_without_a_token_at_the_gateway_and_at_its_service()
    {
        var stack = await TestStack.Shared;
        using var channels = new Channels(stack);
        var open = ContractMethod.All.Except(WithToken).ToList();
        Assert.NotEmpty(open);
        await CheckAsync(open, async method =>
        {
            var outer = await Outcome.OfAsync(method, stack.Invoker(null), method.Request("prov"));
            var inner = await Outcome.OfAsync(method, channels.Of(method.Owner), method.Request("prov"));
            var nowhere = await Outcome.OfAsync(method, stack.Invoker(null), method.Request("prov,annat"));
            return (outer.Reason, inner.Reason, nowhere.Reason) == ("CODE_NOT_VALID", "CODE_NOT_VALID", "FORBUND_INVALID")
                ? null
                : $"{method.FullName}: {outer} at the gateway, {inner} at the service, {nowhere}";
        });
    }

    [Fact]
    public async Task Each_role_may_do_what_is_written_down_and_no_more()
    {
        var stack = await TestStack.Shared;
        var forbund = await TwoInsatser.CreateAsync();
        var elsewhere = TestStack.NewForbund();
        var invokers = Roles.ToDictionary(role => role, role => stack.Invoker(stack.Token(role, forbund.Slug, TwoInsatser.Own)));
        await CheckAsync(from method in WithToken from role in Roles select (method, role), async cell =>
        {
            var (method, role) = cell;
            var invoker = invokers[role];
            var expected = Expectations.ByMethod[method.FullName][role];

            var other = await Outcome.OfAsync(method, invoker, method.Request(elsewhere));
            var told = other.Code != StatusCode.PermissionDenied ? $"another förbund gave {other}" : null;

            if (forbund.Request(method, TwoInsatser.Own) is { } own)
            {
                var stranger = forbund.Request(method, TwoInsatser.Other)!;
                if (expected == Expectation.WithReason)
                {
                    told ??= await Outcome.OfAsync(method, invoker, own) is { Reason: not "REASON_MISSING" } silent
                        ? $"without a reason gave {silent}" : null;
                    ContractMethod.Set(own, "reason", "granskning");
                    ContractMethod.Set(stranger, "reason", "granskning");
                }

                told ??= await DiffersAsync(method, invoker, own, TwoInsatser.Own, expected != Expectation.No)
                    ?? await DiffersAsync(method, invoker, stranger, TwoInsatser.Other, expected is Expectation.Yes or Expectation.WithReason);
            }
            else
            {
                var here = await Outcome.OfAsync(method, invoker, method.Request(forbund.Slug));
                told ??= expected is not (Expectation.Yes or Expectation.No) ? "has insatser, and no request that shows it"
                    : here.IsForbidden == (expected == Expectation.Yes) ? $"gave {here}" : null;
            }

            return told is null ? null : $"{method.FullName} {role}: {expected}, {told}";
        });
    }

    [Fact]
    public async Task Without_a_token_no_method_answers_at_the_gateway_or_at_its_service()
    {
        var stack = await TestStack.Shared;
        using var channels = new Channels(stack);
        await CheckAsync(WithToken, async method =>
        {
            var outer = await Outcome.OfAsync(method, stack.Invoker(null), method.Request("prov"));
            var inner = await Outcome.OfAsync(method, channels.Of(method.Owner), method.Request("prov"));
            return outer.Code == StatusCode.Unauthenticated && inner.Code == StatusCode.Unauthenticated
                ? null
                : $"{method.FullName}: {outer} at the gateway, {inner} at the service";
        });
    }

    [Fact]
    public async Task A_method_asks_for_the_scope_of_what_it_does_whatever_the_role()
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund();
        await CheckAsync(WithToken, async method =>
        {
            var role = Expectations.ByMethod[method.FullName].First(cell => cell.Value != Expectation.No).Key;
            var reads = ContractVerbs.Reads(method.Name);
            var wrong = await WithScopeAsync(reads ? "finsam.write" : "finsam.read");
            var foreign = await WithScopeAsync("openid profile");
            var right = await WithScopeAsync(reads ? "finsam.read" : "finsam.write");
            return (wrong.Reason, foreign.Reason, right.IsForbidden) == ("SCOPE_MISSING", "SCOPE_MISSING", false)
                ? null
                : $"{method.FullName} {role}: {wrong}, {foreign}, {right}";

            Task<Outcome> WithScopeAsync(string scope) => Outcome.OfAsync(
                method, stack.Invoker(stack.Token([role], forbund, [TwoInsatser.Own], scope)), method.Request(forbund));
        });
    }

    [Fact]
    public async Task Whoever_leads_the_forbund_registers_no_participants_in_another_role_beside_it()
    {
        var stack = await TestStack.Shared;
        var forbund = await TwoInsatser.CreateAsync();
        var both = stack.Invoker(stack.Token(["forbundschef", "insatspersonal", "revisor"], forbund.Slug, [TwoInsatser.Own]));
        await CheckAsync(ContractMethod.All.Where(method => method.Name is "Enroll" or "Close" or "GetParticipation" or "ImportParticipations"), async method =>
        {
            var request = forbund.Request(method, TwoInsatser.Own)!;
            ContractMethod.Set(request, "reason", "granskning");
            var outcome = await Outcome.OfAsync(method, both, request);
            return outcome.Reason == "ROLE_NOT_ALLOWED" ? null : $"{method.FullName}: {outcome}";
        });
    }

    [Fact]
    public async Task Whoever_runs_the_platform_reaches_no_forbund_in_another_role_beside_it()
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund();
        await CheckAsync(WithToken, async method =>
        {
            var outcome = await Outcome.OfAsync(method, stack.Invoker(stack.Token(Roles, forbund, [TwoInsatser.Own])), method.Request(forbund));
            return outcome.Reason == "ROLE_NOT_ALLOWED" ? null : $"{method.FullName}: {outcome}";
        });
    }

    [Theory]
    [InlineData("2")]
    [InlineData("insatsansvarig,ekonom")]
    [InlineData("ekonomer")]
    public async Task What_is_no_roles_name_gives_no_rights(string role)
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund();
        var method = ContractMethod.All.Single(method => method.Name == "ListPostings");
        var outcome = await Outcome.OfAsync(method, stack.Invoker(stack.Token(role, forbund)), method.Request(forbund));
        Assert.Equal("ROLE_NOT_ALLOWED", outcome.Reason);
    }

    private static async Task<string?> DiffersAsync(ContractMethod method, CallInvoker invoker, IMessage request, string insats, bool expected)
    {
        var outcome = await Outcome.OfAsync(method, invoker, request);
        return TwoInsatser.Reached(outcome, insats) == expected ? null : $"insats {insats} gave {outcome}";
    }

    /// <summary>Checks many at once, and tells all that differ.</summary>
    private static async Task CheckAsync<T>(IEnumerable<T> cells, Func<T, Task<string?>> check)
    {
        var differing = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (cell, _) =>
        {
            if (await check(cell) is { } told)
            {
                differing.Add(told);
            }
        });
        Assert.True(differing.IsEmpty, string.Join('\n', differing.Order()));
    }

    /// <summary>The services themselves, behind the gateway.</summary>
    private sealed class Channels(TestStack stack) : IDisposable
    {
        private readonly Dictionary<string, GrpcChannel> _channels = PublishedContract.Services
            .Select(service => service.Owner).Distinct().ToDictionary(owner => owner, owner => GrpcChannel.ForAddress(stack.Address(owner)));

        public CallInvoker Of(string owner) => _channels[owner].CreateCallInvoker();

        public void Dispose()
        {
            foreach (var channel in _channels.Values)
            {
                channel.Dispose();
            }
        }
    }
}
