using System.Text;
using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>What was registered wrongly can be put right, and nothing that was registered is lost by it.</summary>
public sealed class CorrectionTests
{
    private const string Reason = "Fel uppgift vid inskrivningen";

    [Fact]
    public async Task A_correction_to_no_where_nothing_was_said_is_one()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 closed_on=2017-05-01 closure_reason=3 goal_met=true");
        var corrected = await new CorrectionService.CorrectionServiceClient(
            scenario.Stack.Invoker(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301"))).CorrectParticipationAsync(
            new CorrectParticipationRequest
            {
                RequestId = ParticipantsScenario.NewId(),
                Forbund = scenario.Forbund,
                Participation = "D1",
                Reason = "Ingen plan",
                Correction = new ParticipationCorrection { GoalMet = true, PlanAtClosure = false },
            });
        Assert.Equal((true, true, false), (corrected.Changed, corrected.Participation.HasPlanAtClosure, corrected.Participation.PlanAtClosure));
        Assert.Equal(1, await scenario.CountAsync(
            "select count(*) from participation where forbund_id = @forbund and goal_met and not plan_at_closure"));
    }

    [Fact]
    public async Task A_correction_changes_what_it_names_and_leaves_the_rest()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 birth_year=1980 municipality=Ludvika support_before=social_assistance");
        var corrected = await Corrections(scenario).CorrectParticipationAsync(Correction(
            scenario, new ParticipationCorrection { Gender = "man", Municipality = "", TakenAway = { "support_before" } }));

        Assert.Equal((2, true), (corrected.Version, corrected.Changed));
        var now = (await ReadAsync(scenario)).Participation;
        Assert.Equal(corrected.Participation, now);
        Assert.Equal(("man", "", 1980, "2017-02-01"), (now.Gender, now.Municipality, now.BirthYear, now.EnrolledOn));
        Assert.Empty(now.SupportBefore);
    }

    [Fact]
    public async Task Every_state_is_listed_with_who_made_it_and_why()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var corrections = Corrections(scenario);
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P1", participation: "D1"));
        await CloseAsync(scenario);
        await corrections.ReopenParticipationAsync(Reopening(scenario));
        await corrections.CorrectParticipationAsync(Correction(scenario, new ParticipationCorrection { EnrolledOn = "2017-03-01" }));

        var request = new ListParticipationVersionsRequest { Forbund = scenario.Forbund, Participation = "D1", PageSize = 3 };
        var first = await corrections.ListParticipationVersionsAsync(request);
        request.PageToken = first.NextPageToken;
        var last = await corrections.ListParticipationVersionsAsync(request);
        ParticipationVersion[] versions = [.. first.Versions, .. last.Versions];
        Assert.Equal([4, 3, 2, 1], versions.Select(version => version.Version));
        Assert.Equal([Reason, "Avslutad på fel deltagande", "", ""], versions.Select(version => version.Reason));
        Assert.Equal(
            ["2017-03-01", "2017-02-01", "2017-02-01", "2017-02-01"], versions.Select(version => version.Participation.EnrolledOn));
        Assert.Equal(["", "", "2017-09-30", ""], versions.Select(version => version.Participation.ClosedOn));
        Assert.All(versions, version => Assert.Equal("test:insatspersonal", version.RegisteredBy));
        var times = versions.Select(version => version.RegisteredAt.ToDateTime()).ToList();
        Assert.Equal(times.OrderDescending(), times);
        Assert.Equal((await ReadAsync(scenario)).Participation, versions[0].Participation);
        Assert.Empty(last.NextPageToken);
    }

    [Fact]
    public async Task A_reopened_participation_counts_as_under_way_and_can_be_closed_again()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment(participation: "D1"));
        await CloseAsync(scenario);
        Assert.Equal(1, await ClosedAsync(scenario));
        await Corrections(scenario).ReopenParticipationAsync(Reopening(scenario));
        Assert.Equal(0, await ClosedAsync(scenario));
        var open = await Assert.ThrowsAsync<RpcException>(async () => await Corrections(scenario).ReopenParticipationAsync(Reopening(scenario)));
        Assert.Equal(StatusCode.FailedPrecondition, open.StatusCode);
        await CloseAsync(scenario);
        Assert.Equal(1, await ClosedAsync(scenario));
    }

    [Fact]
    public async Task A_correction_is_refused_with_every_violation_at_once_and_writes_nothing()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1");
        var request = Correction(scenario, new ParticipationCorrection
        {
            Gender = "okänt", ClosedOn = "2016-01-01", ClosureReason = "1", TakenAway = { "gender" },
        });
        request.Reason = " ";
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await Corrections(scenario).CorrectParticipationAsync(request));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        foreach (var field in new[] { "reason", "taken_away", "gender", "closed_on", "closure_outcome" })
        {
            Assert.Contains(field, refused.Status.Detail + string.Join(' ', refused.Trailers.Select(Text)), StringComparison.Ordinal);
        }

        Assert.Equal(0, await scenario.CountAsync("select count(*) from participation_version where forbund_id = @forbund"));
    }

    [Fact]
    public async Task Of_two_corrections_of_one_version_the_second_is_refused()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1");
        var first = Correction(scenario, new ParticipationCorrection { Gender = "man" });
        var second = Correction(scenario, new ParticipationCorrection { Municipality = "Smedjebacken" });
        (first.Version, second.Version) = (1, 1);
        var answer = await Corrections(scenario).CorrectParticipationAsync(first);
        Assert.Equal(answer, await Corrections(scenario).CorrectParticipationAsync(first));
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await Corrections(scenario).CorrectParticipationAsync(second));
        Assert.Equal(StatusCode.Aborted, refused.StatusCode);

        second.Version = 2;
        second.RequestId = ParticipantsScenario.NewId();
        Assert.Equal(3, (await Corrections(scenario).CorrectParticipationAsync(second)).Version);
        var same = await Corrections(scenario).CorrectParticipationAsync(Correction(scenario, new ParticipationCorrection { Gender = "man" }));
        Assert.Equal((3, false), (same.Version, same.Changed));
    }

    [Fact]
    public async Task Moving_to_another_controllers_insats_takes_the_persons_key_and_erases_it_where_it_was()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P1", participation: "D1"));
        var move = Correction(scenario, new ParticipationCorrection { Insats = "302" });
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await Corrections(scenario).CorrectParticipationAsync(move));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal(1, await PersonsAsync(scenario, "ludvika"));

        var elsewhere = await Assert.ThrowsAsync<RpcException>(async () => await Corrections(scenario, "301").CorrectParticipationAsync(move));
        Assert.Equal(StatusCode.PermissionDenied, elsewhere.StatusCode);

        (move.Person, move.RequestId) = ("P1", ParticipantsScenario.NewId());
        await Corrections(scenario).CorrectParticipationAsync(move);
        Assert.Equal((0L, 1L), (await PersonsAsync(scenario, "ludvika"), await PersonsAsync(scenario, "staten")));

        // Whoever is assigned to where it came from sees it no longer; whoever is where it went sees nothing of before.
        var before = await Assert.ThrowsAsync<RpcException>(async () => await Corrections(scenario, "301").ListParticipationVersionsAsync(
            new ListParticipationVersionsRequest { Forbund = scenario.Forbund, Participation = "D1" }));
        Assert.Equal(StatusCode.NotFound, before.StatusCode);
        var after = await Corrections(scenario, "302").ListParticipationVersionsAsync(
            new ListParticipationVersionsRequest { Forbund = scenario.Forbund, Participation = "D1" });
        Assert.Equal([2], after.Versions.Select(version => version.Version));
    }

    [Fact]
    public async Task An_identity_is_erased_when_the_participation_is_no_longer_named()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P1", participation: "D1"));
        await Corrections(scenario).CorrectParticipationAsync(Correction(scenario, new ParticipationCorrection { Registration = "anonymous" }));
        Assert.Equal(0, await PersonsAsync(scenario, "ludvika"));
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
        Assert.Equal(0, await scenario.CountAsync("select count(person_id) from participation where forbund_id = @forbund"));
    }

    private static CorrectionService.CorrectionServiceClient Corrections(ParticipantsScenario scenario, params string[] insatser) =>
        new(scenario.Stack.Invoker(
            scenario.Stack.Token("insatspersonal", scenario.Forbund, insatser.Length > 0 ? insatser : ["301", "302"])));

    private static CorrectParticipationRequest Correction(ParticipantsScenario scenario, ParticipationCorrection correction) => new()
    {
        RequestId = ParticipantsScenario.NewId(),
        Forbund = scenario.Forbund,
        Participation = "D1",
        Correction = correction,
        Reason = Reason,
    };

    private static ReopenParticipationRequest Reopening(ParticipantsScenario scenario) => new()
    {
        RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, Participation = "D1", Reason = "Avslutad på fel deltagande",
    };

    private static async Task CloseAsync(ParticipantsScenario scenario) => await scenario.Staff.CloseAsync(new CloseRequest
    {
        RequestId = ParticipantsScenario.NewId(),
        Forbund = scenario.Forbund,
        Participation = "D1",
        ClosedOn = "2017-09-30",
        ClosureReason = "3",
    });

    private static async Task<GetParticipationResponse> ReadAsync(ParticipantsScenario scenario) =>
        await scenario.Staff.GetParticipationAsync(new GetParticipationRequest { Forbund = scenario.Forbund, Participation = "D1" });

    private static Task<long> ClosedAsync(ParticipantsScenario scenario) =>
        scenario.CountAsync("select count(closed_on) from participation where forbund_id = @forbund");

    private static Task<long> PersonsAsync(ParticipantsScenario scenario, string controller) => scenario.CountAsync(
        $"select count(*) from identity.person where forbund_id = @forbund and controller = '{controller}'");

    private static string Text(Metadata.Entry entry) => entry.IsBinary ? Encoding.UTF8.GetString(entry.ValueBytes) : entry.Value;
}
