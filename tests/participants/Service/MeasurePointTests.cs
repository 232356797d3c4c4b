using Finsam.Messaging;
using Finsam.Participants.MeasurePoints;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>What is answered at measure points, what is due, and that each that falls due is told of once.</summary>
public sealed class MeasurePointTests
{
    private const string Reason = "Fel uppgift";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_participation_has_the_measure_points_that_it_has_come_to()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync(
            "participation=D1 occupation_before=studies:50 support_before=study_support",
            "participation=D2 closed_on=2017-08-31 closure_reason=1 closure_outcome=work occupation_after=work:75 followup_12m=work",
            "participation=D3 closed_on=2017-08-31 closure_reason=7",
            "participation=D4 closed_on=2017-08-31 closure_reason=2 registration=anonymous");
        Assert.Equal(["start"], (await GetAsync(scenario, "D1")).Select(point => point.Kind));
        Assert.Equal(["start", "closure"], (await GetAsync(scenario, "D3")).Select(point => point.Kind));
        Assert.Equal(["start", "closure"], (await GetAsync(scenario, "D4")).Select(point => point.Kind));
        var points = await GetAsync(scenario, "D2");
        Assert.Equal(
            [("start", "2017-02-01", true), ("closure", "2017-08-31", true), ("followup_6m", "2018-02-28", false), ("followup_12m", "2018-08-31", true)],
            points.Select(point => (point.Kind, point.DueOn, point.Measured)));
        Assert.Equal(("work", 75), (points[1].Occupations[0].Occupation, points[1].Occupations[0].Percent));
        Assert.Equal("work", Assert.Single(points[3].Occupations).Occupation);
        Assert.Equal("study_support", Assert.Single((await GetAsync(scenario, "D1"))[0].Support));
    }

    [Fact]
    public async Task What_is_measured_a_year_later_is_what_tables_count()
    {
        var scenario = await ClosedAsync();
        var put = await MeasurePoints(scenario).PutMeasurePointAsync(Followup(scenario, "followup_12m", ("studies", 25), ("work", 75)));
        Assert.True(put.Changed);
        Assert.Equal("1", put.MeasurePoint.Etag);
        Assert.Equal("work", (await ParticipationAsync(scenario)).Followup12M);

        // What is not sent stays, and what was is kept with who and why.
        var support = Followup(scenario, "followup_12m");
        (support.MeasuredOn, support.Reason, support.Etag) = ("", Reason, "1");
        support.Support.Add("none");
        Assert.Equal(2, (await MeasurePoints(scenario).PutMeasurePointAsync(support)).MeasurePoint.Occupations.Count);
        var versions = (await MeasurePoints(scenario).ListMeasurePointVersionsAsync(
            new ListMeasurePointVersionsRequest { Forbund = scenario.Forbund, Participation = "D1", Kind = "followup_12m" })).Versions;
        Assert.Equal([(2, Reason, 1), (1, "", 0)], versions.Select(version => (version.Version, version.Reason, version.MeasurePoint.Support.Count)));

        var stale = Followup(scenario, "followup_12m", ("other", 100));
        (stale.Etag, stale.Reason) = ("1", Reason);
        Assert.Equal(StatusCode.Aborted, (await Refused(() => MeasurePoints(scenario).PutMeasurePointAsync(stale))).StatusCode);

        // Corrected in the participation, it is no longer what was measured.
        await new CorrectionService.CorrectionServiceClient(Invoker(scenario)).CorrectParticipationAsync(new CorrectParticipationRequest
        {
            RequestId = ParticipantsScenario.NewId(),
            Forbund = scenario.Forbund,
            Participation = "D1",
            Reason = Reason,
            Correction = new ParticipationCorrection { Followup12M = "other" },
        });
        Assert.Equal("other", Assert.Single((await GetAsync(scenario, "D1"))[3].Occupations).Occupation);
    }

    [Fact]
    public async Task Every_violation_is_told_at_once()
    {
        var scenario = await ClosedAsync();
        var request = Followup(scenario, "followup_6m", ("knitting", 50));
        (request.MeasuredOn, request.NotReached) = ("2017-01-01", true);
        request.Support.Add("none");
        request.Answers.Add(new ExtraAnswer { Question = "okand", Value = "1" });
        var refused = await Refused(() => MeasurePoints(scenario).PutMeasurePointAsync(request));
        Assert.Equal(["answers[0].question", "measured_on", "not_reached", "occupations"], TestErrors.Fields(refused).Order());

        request = Followup(scenario, "start", ("work", 50));
        refused = await Refused(() => MeasurePoints(scenario).PutMeasurePointAsync(request));
        Assert.Equal(["measured_on", "occupations"], TestErrors.Fields(refused).Order());
        await scenario.Staff.EnrollAsync(scenario.Enrollment(participation: "D2"));
        request.Participation = "D2";
        request.Kind = "followup_6m";
        Assert.Equal(StatusCode.FailedPrecondition, (await Refused(() => MeasurePoints(scenario).PutMeasurePointAsync(request))).StatusCode);
    }

    [Fact]
    public async Task What_is_due_in_own_insatser_is_listed_until_it_is_measured()
    {
        var scenario = await ClosedAsync();
        await scenario.ImportAsync(
            "participation=D2 insats=302 closed_on=2017-10-31 closure_reason=2", "participation=D3 closed_on=2017-09-30 closure_reason=6");
        Assert.Equal(
            [("D1", "followup_6m"), ("D2", "followup_6m"), ("D1", "followup_12m"), ("D2", "followup_12m")], await DueAsync(scenario));
        Assert.Equal([("D2", "followup_6m"), ("D2", "followup_12m")], await DueAsync(scenario, insats: "302"));
        Assert.Equal([("D1", "followup_6m")], await DueAsync(scenario, dueBy: "2018-04-29"));
        var other = new MeasurePointService.MeasurePointServiceClient(
            scenario.Stack.Invoker(scenario.Stack.Token("insatspersonal", scenario.Forbund, "302")));
        Assert.Equal(2, (await other.ListDueMeasurePointsAsync(new ListDueMeasurePointsRequest { Forbund = scenario.Forbund })).Due.Count);

        await MeasurePoints(scenario).PutMeasurePointAsync(Followup(scenario, "followup_6m", ("work", 100)));
        var page = await MeasurePoints(scenario).ListDueMeasurePointsAsync(
            new ListDueMeasurePointsRequest { Forbund = scenario.Forbund, PageSize = 2, OverdueOnly = true });
        Assert.Equal(["D2", "D1"], page.Due.Select(due => due.Participation));
        Assert.All(page.Due, due => Assert.True(due.Overdue));
        Assert.NotEmpty(page.NextPageToken);

        // Not reached is measured as well.
        var request = Followup(scenario, "followup_12m");
        request.NotReached = true;
        await MeasurePoints(scenario).PutMeasurePointAsync(request);
        Assert.Equal([("D2", "followup_6m"), ("D2", "followup_12m")], await DueAsync(scenario));
    }

    [Fact]
    public async Task Each_follow_up_that_falls_due_is_told_of_once_by_however_many_tell()
    {
        var scenario = await ClosedAsync();
        await scenario.ImportAsync("participation=D2 closed_on=2017-09-30 closure_reason=2");
        await using var first = new TenantDataSource(scenario.Stack.ConnectionString("participants"));
        var clock = new Clock { Now = new DateTimeOffset(2018, 3, 29, 12, 0, 0, TimeSpan.Zero) };
        Assert.Equal(0, await RemindAsync(first, clock, scenario));
        clock.Now = clock.Now.AddDays(1);
        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RemindAsync(first, clock, scenario)));
        Assert.Equal(2, told.Sum());

        // After a restart, there is nothing more to tell until the next falls due.
        await using var second = new TenantDataSource(scenario.Stack.ConnectionString("participants"));
        Assert.Equal(0, await RemindAsync(second, clock, scenario));
        await MeasurePoints(scenario).PutMeasurePointAsync(Followup(scenario, "followup_12m", ("work", 100)));
        clock.Now = new DateTimeOffset(2018, 10, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, await RemindAsync(second, clock, scenario));

        // Through the outbox and the broker, and back to the list.
        using var patience = new CancellationTokenSource(Patience);
        while (await scenario.CountAsync("select count(reminded_at) from measure_reminder where forbund_id = @forbund") < 3)
        {
            await Task.Delay(50, patience.Token);
        }

        var due = (await MeasurePoints(scenario).ListDueMeasurePointsAsync(new ListDueMeasurePointsRequest { Forbund = scenario.Forbund })).Due;
        Assert.Equal(3, due.Count);
        Assert.Equal(3, due.Select(each => each.Reminder).Distinct().Count());
        Assert.All(due, each => Assert.NotNull(each.RemindedAt));
    }

    private static Task<int> RemindAsync(TenantDataSource dataSource, Clock clock, ParticipantsScenario scenario) =>
        new MeasureReminders(dataSource, new OutboxBell(), clock, NullLogger<MeasureReminders>.Instance)
            .RemindAsync(scenario.Forbund, CancellationToken.None);

    private static async Task<ParticipantsScenario> ClosedAsync()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 closed_on=2017-09-30 closure_reason=2");
        return scenario;
    }

    private static PutMeasurePointRequest Followup(ParticipantsScenario scenario, string kind, params (string Code, int Percent)[] occupations) => new()
    {
        RequestId = ParticipantsScenario.NewId(),
        Forbund = scenario.Forbund,
        Participation = "D1",
        Kind = kind,
        MeasuredOn = "2018-10-02",
        Occupations = { occupations.Select(each => new OccupationShare { Occupation = each.Code, Percent = each.Percent }) },
    };

    private static async Task<IReadOnlyList<MeasurePoint>> GetAsync(ParticipantsScenario scenario, string participation) =>
        (await MeasurePoints(scenario).GetMeasurePointsAsync(
            new GetMeasurePointsRequest { Forbund = scenario.Forbund, Participation = participation })).MeasurePoints;

    private static async Task<IEnumerable<(string, string)>> DueAsync(ParticipantsScenario scenario, string insats = "", string dueBy = "") =>
        (await MeasurePoints(scenario).ListDueMeasurePointsAsync(
            new ListDueMeasurePointsRequest { Forbund = scenario.Forbund, Insats = insats, DueBy = dueBy })).Due
            .Select(due => (due.Participation, due.Kind));

    private static async Task<Participation> ParticipationAsync(ParticipantsScenario scenario) => (await scenario.Staff.GetParticipationAsync(
        new GetParticipationRequest { Forbund = scenario.Forbund, Participation = "D1" })).Participation;

    private static CallInvoker Invoker(ParticipantsScenario scenario) =>
        scenario.Stack.Invoker(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301", "302"));

    private static MeasurePointService.MeasurePointServiceClient MeasurePoints(ParticipantsScenario scenario) => new(Invoker(scenario));

    private static Task<RpcException> Refused<T>(Func<AsyncUnaryCall<T>> call) =>
        Assert.ThrowsAsync<RpcException>(() => call().ResponseAsync);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
