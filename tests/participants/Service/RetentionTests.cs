using Finsam.Participants.Retention;
using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>Identities are removed so many months after closure, in the background and at once; what statistics count stays.</summary>
public sealed class RetentionTests
{
    private const string Long = "closed_on=2017-05-01 closure_reason=3";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task What_was_closed_long_ago_loses_its_identity_and_every_figure_stays()
    {
        var scenario = await ParticipantsScenario.StartAsync(insatser: ["301", "302", "401"]);
        await scenario.ImportAsync(
            $"participation=D1 person=P1 {Long}",
            $"participation=D2 person=P1 {Long} enrolled_on=2017-05-01",
            $"participation=D3 person=P2 {Long}",
            "participation=D4 insats=302 person=P2",
            $"participation=D5 person=P3 {Long}",
            "participation=D6 person=P3 enrolled_on=2017-05-01",
            $"participation=D7 insats=401 person=P4 {Long}");
        var before = string.Join('\n', await scenario.ComputeAsync(new ParticipantTable { Id = "deltagare.oversikt" }));
        var retention = Retention(scenario);
        await retention.PutRetentionRuleAsync(Rule(scenario, 24));

        // P1 with ludvika, P2 with ludvika but not with staten, P4 whom nobody is personuppgiftsansvarig for.
        var tried = await retention.RunRetentionAsync(new RunRetentionRequest { Forbund = scenario.Forbund, ValidateOnly = true });
        Assert.Equal((0, 3, 24), (tried.Run.RunNo, tried.Run.IdentityCount, tried.Run.Months));
        Assert.Equal(4, await scenario.CountAsync("select count(*) from identity.person where forbund_id = @forbund"));
        var request = new RunRetentionRequest { RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund };
        var run = await retention.RunRetentionAsync(request);
        Assert.Equal((true, 3), (run.IsComplete, run.Run.IdentityCount));
        Assert.Equal(run, await retention.RunRetentionAsync(request));

        Assert.Equal(2, await scenario.CountAsync("select count(*) from identity.person where forbund_id = @forbund"));
        Assert.Equal(2, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
        Assert.Equal(before, string.Join('\n', await scenario.ComputeAsync(new ParticipantTable { Id = "deltagare.oversikt" })));
        Assert.Empty((await FindAsync(scenario, "P1", "301")).Persons);
        Assert.Empty((await FindAsync(scenario, "P2", "301")).Persons);
        Assert.Equal("D4", Assert.Single(Assert.Single((await FindAsync(scenario, "P2", "302")).Persons).Participations).Participation_);
        Assert.Equal(2, Assert.Single((await FindAsync(scenario, "P3", "301")).Persons).Participations.Count);
    }

    [Fact]
    public async Task What_was_removed_is_told_by_random_ids_and_does_not_come_back_with_an_old_file()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        string[] file = [$"participation=D1 person=P1 {Long}", $"participation=D2 person=P1 {Long} enrolled_on=2017-05-01"];
        await scenario.ImportAsync(file);
        var person = Assert.Single((await FindAsync(scenario, "P1", "301")).Persons).PersonId;
        var retention = Retention(scenario);
        await retention.PutRetentionRuleAsync(Rule(scenario, 24));
        var run = (await retention.RunRetentionAsync(new RunRetentionRequest { RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund })).Run;

        var revisor = Retention(scenario, "revisor");
        var removed = Assert.Single((await revisor.ListRemovedIdentitiesAsync(
            new ListRemovedIdentitiesRequest { Forbund = scenario.Forbund, RunNo = run.RunNo })).Identities);
        Assert.Equal((person, "ludvika"), (removed.PersonId, removed.Controller));
        Assert.Equal(run, Assert.Single((await revisor.ListRetentionRunsAsync(new ListRetentionRunsRequest { Forbund = scenario.Forbund })).Runs));

        Assert.Equal(2, (await scenario.ImportAsync(file)).Summary.Unchanged);
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
        Assert.Equal("1", await scenario.UniqueAsync());
    }

    [Fact]
    public async Task The_rule_is_a_register_with_history_and_an_etag()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var retention = Retention(scenario);
        var none = await Assert.ThrowsAsync<RpcException>(
            async () => await retention.RunRetentionAsync(new RunRetentionRequest { Forbund = scenario.Forbund, ValidateOnly = true }));
        Assert.Equal(StatusCode.FailedPrecondition, none.StatusCode);
        var first = await retention.PutRetentionRuleAsync(Rule(scenario, 24));
        Assert.False((await retention.PutRetentionRuleAsync(Rule(scenario, 24))).Changed);
        var second = Rule(scenario, 12);
        second.Etag = first.Etag;
        await retention.PutRetentionRuleAsync(second);
        second.RequestId = ParticipantsScenario.NewId();
        Assert.Equal(
            StatusCode.Aborted, (await Assert.ThrowsAsync<RpcException>(async () => await retention.PutRetentionRuleAsync(second))).StatusCode);
        var wrong = Rule(scenario, 601);
        wrong.Reason = "";
        var told = string.Join(' ', (await Assert.ThrowsAsync<RpcException>(async () => await retention.PutRetentionRuleAsync(wrong)))
            .Trailers.Select(ParticipantsScenario.Text));
        Assert.Contains("months", told, StringComparison.Ordinal);
        Assert.Contains("reason", told, StringComparison.Ordinal);

        var rules = (await retention.ListRetentionRulesAsync(new ListRetentionRulesRequest { Forbund = scenario.Forbund })).Rules;
        Assert.Equal([12, 24], rules.Select(rule => rule.Months));
        Assert.Equal([true, false], rules.Select(rule => rule.EndedAt is null));
        Assert.Equal(
            (12, "Dokumenthanteringsplanen"),
            await StandingAsync(retention, scenario));
    }

    [Fact]
    public async Task The_service_removes_by_itself_in_bounded_batches()
    {
        const int Persons = IdentityRemoval.BatchRows + 20;
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync([.. Enumerable.Range(0, Persons).Select(i => $"participation=D{i} person=P{i} {Long}")]);
        await Retention(scenario).PutRetentionRuleAsync(Rule(scenario, 24));
        var instance = await scenario.Stack.StartInstanceAsync("participants", ("Finsam__Retention__Interval", "00:00:01"));
        try
        {
            var deadline = DateTime.UtcNow + Patience;
            while (await scenario.CountAsync("select count(*) from retention_run where forbund_id = @forbund and ended_at is not null") == 0)
            {
                Assert.True(DateTime.UtcNow < deadline, "Nothing was removed.");
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
        finally
        {
            // It runs the rules of every förbund of the database, those of other tests too.
            await scenario.Stack.TerminateAsync(instance.Name);
        }

        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.person where forbund_id = @forbund"));
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
        Assert.Equal(Persons, await scenario.CountAsync("select count(*) from retention_removal where forbund_id = @forbund"));
        var runs = (await Retention(scenario).ListRetentionRunsAsync(new ListRetentionRunsRequest { Forbund = scenario.Forbund })).Runs;
        Assert.Equal((Persons, ""), (runs.Sum(run => run.IdentityCount), runs[0].BegunBy));
    }

    private static async Task<(int Months, string Reason)> StandingAsync(
        RetentionService.RetentionServiceClient retention, ParticipantsScenario scenario)
    {
        var rule = (await retention.GetRetentionRuleAsync(new GetRetentionRuleRequest { Forbund = scenario.Forbund })).Rule;
        return (rule.Months, rule.Reason);
    }

    private static RetentionService.RetentionServiceClient Retention(ParticipantsScenario scenario, string role = "forbundschef") =>
        new(scenario.Stack.Invoker(scenario.Stack.Token(role, scenario.Forbund)));

    private static PutRetentionRuleRequest Rule(ParticipantsScenario scenario, int months) => new()
    {
        RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, Months = months, Reason = "Dokumenthanteringsplanen",
    };

    private static async Task<SearchPersonsResponse> FindAsync(ParticipantsScenario scenario, string person, string insats) =>
        await scenario.Persons(insats).SearchPersonsAsync(new SearchPersonsRequest { Forbund = scenario.Forbund, Person = person });
}
