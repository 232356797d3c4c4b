using Finsam.Common.V1;
using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;
using static Finsam.Participants.Tests.Service.ParticipantsScenario;

namespace Finsam.Participants.Tests.Service;

public sealed class ActivityTests
{
    private static readonly GenderCounts Few = new() { Women = 4, Men = 3, Unknown = 1 };

    [Fact]
    public async Task Occasions_are_counted_by_gender_and_summed_in_the_table()
    {
        var team = await Team.StartAsync();
        var activity = await team.CreateAsync("Frukostmöte");
        await team.HeldAsync(activity, "2017-03-01", new Attendance { Counted = Few, FromNeighbours = 5 });
        await team.HeldAsync(activity, "2017-04-01", new Attendance { Counted = new GenderCounts { Men = 2 } });
        await team.HeldAsync(activity, "2017-05-01", attendance: null);
        await team.HeldAsync(activity, "2018-01-01", new Attendance { Counted = Few });
        Assert.Equal(["Frukostmöte: 3 10 15 3.3", "Totalt: 3 10 15 3.3"], await team.TableAsync());

        var listed = (await team.Own.ListOccasionsAsync(new ListOccasionsRequest { Forbund = team.Forbund, Activity = activity })).Occasions;
        Assert.Equal([1, 2, 3, 4], listed.Select(occasion => occasion.OccasionNo));
        Assert.Equal(Few, listed[0].Attendance.Counted);
        Assert.Null(listed[2].Attendance);
    }

    [Fact]
    public async Task Attendance_by_participation_counts_the_genders_as_they_are_registered_and_shows_keys_to_the_team_alone()
    {
        var team = await Team.StartAsync();
        await team.Scenario.ImportAsync(
            "participation=A gender=woman", "participation=B gender=man", "participation=C gender=man", "participation=X insats=302");
        var activity = await team.CreateAsync("Kurs");
        var foreign = await Assert.ThrowsAsync<RpcException>(() => team.HeldAsync(activity, "2017-03-01", Came("A", "X", "okänd")));
        Assert.Contains("attendance.participations.participations[1]", Detail(foreign));
        Assert.Contains("attendance.participations.participations[2]", Detail(foreign));
        Assert.DoesNotContain("okänd", Detail(foreign));

        var held = await team.HeldAsync(activity, "2017-03-01", Came("B", "A", "C"));
        Assert.Equal(["A", "B", "C"], held.Attendance.Participations.Participations);
        Assert.Equal(new GenderCounts { Women = 1, Men = 2 }, held.Attendance.Participations.Counts);

        await team.Scenario.ImportAsync("participation=C gender=man closed_on=2017-06-01 closure_reason=8");
        Assert.Equal(["Kurs: 1 2 - 2.0", "Totalt: 1 2 - 2.0"], await team.TableAsync());

        foreach (var other in new[] { team.As("insatsansvarig"), team.As("forbundschef"), team.As("revisor") })
        {
            var shown = Assert.Single((await other.ListOccasionsAsync(new ListOccasionsRequest { Forbund = team.Forbund, Activity = activity })).Occasions);
            Assert.True(shown is { AttendanceWithheld: true, Attendance: null });
        }

        var office = await Assert.ThrowsAsync<RpcException>(async () => await team.As("forbundschef").RegisterOccasionAsync(
            new RegisterOccasionRequest { RequestId = NewId(), Forbund = team.Forbund, Activity = activity, HeldOn = "2017-03-02", Attendance = Came("A") }));
        Assert.Contains("PARTICIPATIONS_NOT_ACCEPTED", Detail(office));
    }

    [Fact]
    public async Task Few_participants_at_an_activity_are_withheld_with_the_total_that_gives_them_away()
    {
        var team = await Team.StartAsync(suppressionK: 5);
        await team.Scenario.ImportAsync("participation=A", "participation=B");
        await team.HeldAsync(await team.CreateAsync("Kurs"), "2017-03-01", Came("A", "B"));
        await team.HeldAsync(await team.CreateAsync("Konferens"), "2017-03-01", new Attendance { Counted = new GenderCounts { Women = 3 } });
        var table = Assert.Single(await team.Scenario.ComputeAsync(new ParticipantTable { Id = "aktiviteter" }));
        Assert.Equal(["Konferens", "Kurs", "Totalt"], table.Rows.Select(row => row.Label));
        Assert.Equal("3", table.Rows[0].Cells[1].Value);
        Assert.All(table.Rows.Skip(1).SelectMany(row => row.Cells), cell => Assert.True(cell is { Suppressed: true, HasValue: false }));
    }

    [Fact]
    public async Task Registered_occasions_take_the_place_of_the_registers_numbers_which_is_told_of_but_never_how_many_came()
    {
        var team = await Team.StartAsync();
        var register = team.Scenario.Register();
        register.Activities.Add(new Activity { Insats = "301", Title = "Frukostmöte", Occasions = 9, Attendees = 90 });
        register.Activities.Add(new Activity { Title = "Konferens", Occasions = 1, Attendees = 50 });
        Assert.Empty((await team.Scenario.Leader.PutPeriodRegisterAsync(register)).Warnings);
        var activity = await team.CreateAsync("Frukostmöte");
        Assert.Equal(["Frukostmöte: 9 90 - 10.0", "Konferens: 1 50 - 50.0", "Totalt: 10 140 - 14.0"], await team.TableAsync());

        var held = await team.Own.RegisterOccasionAsync(team.Occasion(activity, "2017-03-01", new Attendance { Counted = Few }));
        Assert.Equal(["activity.occasions", "activity.attendees"], held.Activity.Notes.Select(note => note.Field));
        Assert.Equal(["Frukostmöte: 1 8 - 8.0", "Konferens: 1 50 - 50.0", "Totalt: 2 58 - 29.0"], await team.TableAsync());

        register.RequestId = NewId();
        var put = await team.Scenario.Leader.PutPeriodRegisterAsync(register);
        Assert.False(put.Changed);
        Assert.Equal(["activities[0].occasions", "activities[0].attendees"], put.Warnings.Select(warning => warning.Field));
        Assert.All(put.Warnings, warning => Assert.Equal("OCCASIONS_TAKEN", warning.Reason));

        // Whatever number the register gives, the same is told: how many came cannot be guessed.
        var told = new List<FieldWarning>();
        foreach (var attendees in new[] { 7, 8, 9 })
        {
            (register.RequestId, register.Activities[0].Occasions, register.Activities[0].Attendees) = (NewId(), 1, attendees);
            told.Add(Assert.Single((await team.Scenario.Leader.PutPeriodRegisterAsync(register)).Warnings));
        }

        Assert.Equal("activities[0].attendees", Assert.Single(told.Distinct()).Field);
        register.RequestId = NewId();
        register.Activities[0].ClearAttendees();
        Assert.Empty((await team.Scenario.Leader.PutPeriodRegisterAsync(register)).Warnings);
    }

    [Fact]
    public async Task One_title_in_two_insatser_makes_two_rows_that_can_be_told_apart()
    {
        var team = await Team.StartAsync();
        foreach (var insats in new[] { "301", "302" })
        {
            await team.HeldAsync(await team.CreateAsync("Frukostmöte", insats), "2017-03-01", new Attendance { Counted = Few });
        }

        Assert.Equal(["Frukostmöte (301): 1 8 - 8.0", "Frukostmöte (302): 1 8 - 8.0", "Totalt: 2 16 - 8.0"], await team.TableAsync());
        var twice = await Assert.ThrowsAsync<RpcException>(() => team.CreateAsync("Frukostmöte"));
        Assert.Equal(StatusCode.AlreadyExists, twice.StatusCode);
    }

    [Fact]
    public async Task A_changed_occasion_keeps_what_stood_before_with_who_and_why_and_a_withdrawn_one_counts_nowhere()
    {
        var team = await Team.StartAsync();
        var activity = await team.CreateAsync("Frukostmöte");
        var held = await team.HeldAsync(activity, "2017-03-01", new Attendance { Counted = Few });
        var change = new ChangeOccasionRequest
        {
            RequestId = NewId(),
            Forbund = team.Forbund,
            Activity = activity,
            OccasionNo = held.OccasionNo,
            HeldOn = "2017-03-02",
            Attendance = new Attendance { Counted = new GenderCounts { Women = 2 } },
            Etag = held.Etag,
            Reason = "räknade om listan",
        };
        var changed = await team.Own.ChangeOccasionAsync(change);
        Assert.True(changed.Changed);
        Assert.Equal(changed, await team.Own.ChangeOccasionAsync(change));

        change.RequestId = NewId();
        var stale = await Assert.ThrowsAsync<RpcException>(async () => await team.Own.ChangeOccasionAsync(change));
        Assert.Equal(StatusCode.Aborted, stale.StatusCode);

        (change.RequestId, change.Etag, change.Withdrawn, change.Reason) = (NewId(), changed.Occasion.Etag, true, "ställdes in");
        Assert.True((await team.Own.ChangeOccasionAsync(change)).Occasion.Withdrawn);
        Assert.Equal(["Totalt: - - - -"], await team.TableAsync());

        var question = new ListActivityChangesRequest { Forbund = team.Forbund, Activity = activity };
        var history = (await team.As("revisor").ListActivityChangesAsync(question)).Changes;
        Assert.Equal(
            [("test:insatspersonal", "räknade om listan", "2017-03-01"), ("test:insatspersonal", "ställdes in", "2017-03-02")],
            history.Select(made => (made.ChangedBy, made.Reason, made.Occasion.HeldOn)));
        Assert.Equal(Few, history[0].Occasion.Attendance.Counted);
    }

    [Fact]
    public async Task Activities_of_the_whole_forbund_are_its_offices_and_seen_by_every_team()
    {
        var team = await Team.StartAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(() => team.CreateAsync("Konferens", insats: ""));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        var office = team.As("forbundschef");
        var made = await office.CreateActivityAsync(new CreateActivityRequest { RequestId = NewId(), Forbund = team.Forbund, Title = "Konferens" });
        await office.RegisterOccasionAsync(team.Occasion(made.Activity.Activity, "2017-03-01", new Attendance { Counted = Few }));
        var seen = Assert.Single((await team.Own.ListActivitiesAsync(new ListActivitiesRequest { Forbund = team.Forbund })).Activities);
        Assert.True(seen is { Title: "Konferens", HasInsats: false });

        var withdrawn = await Assert.ThrowsAsync<RpcException>(async () => await office.ChangeActivityAsync(new ChangeActivityRequest
        {
            RequestId = NewId(), Forbund = team.Forbund, Activity = made.Activity.Activity, Withdrawn = true, Reason = "fel",
        }));
        Assert.Equal(StatusCode.FailedPrecondition, withdrawn.StatusCode);
        var renamed = await office.ChangeActivityAsync(new ChangeActivityRequest
        {
            RequestId = NewId(), Forbund = team.Forbund, Activity = made.Activity.Activity, Title = "Höstkonferens", Reason = "rätt namn",
        });
        Assert.Equal(("Höstkonferens", "2"), (renamed.Activity.Title, renamed.Activity.Etag));
        Assert.Equal(["Höstkonferens: 1 8 - 8.0", "Totalt: 1 8 - 8.0"], await team.TableAsync());
    }

    private static Attendance Came(params string[] participations) =>
        new() { Participations = new AttendingParticipations { Participations = { participations } } };

    private static string Detail(RpcException refused) => refused.Trailers.GetValueBytes("grpc-status-details-bin") is { } details
        ? System.Text.Encoding.UTF8.GetString(details)
        : refused.Status.Detail;

    private sealed record Team(ParticipantsScenario Scenario)
    {
        public string Forbund => Scenario.Forbund;

        public ActivityService.ActivityServiceClient Own => As("insatspersonal");

        public static async Task<Team> StartAsync(int suppressionK = 1) => new(await ParticipantsScenario.StartAsync(suppressionK));

        public ActivityService.ActivityServiceClient As(string role) => new(Scenario.Stack.Invoker(Scenario.Stack.Token(role, Forbund, "301", "302")));

        public async Task<string> CreateAsync(string title, string insats = "301") => (await Own.CreateActivityAsync(
            new CreateActivityRequest { RequestId = NewId(), Forbund = Forbund, Insats = insats, Title = title })).Activity.Activity;

        public async Task<Occasion> HeldAsync(string activity, string day, Attendance? attendance) =>
            (await Own.RegisterOccasionAsync(Occasion(activity, day, attendance))).Occasion;

        public RegisterOccasionRequest Occasion(string activity, string day, Attendance? attendance) =>
            new() { RequestId = NewId(), Forbund = Forbund, Activity = activity, HeldOn = day, Attendance = attendance };

        public async Task<string[]> TableAsync()
        {
            var table = Assert.Single(await Scenario.ComputeAsync(new ParticipantTable { Id = "aktiviteter" }));
            return [.. table.Rows.Select(row => $"{row.Label}: {string.Join(' ', row.Cells.Select(cell => cell.HasValue ? cell.Value : "-"))}")];
        }
    }
}
