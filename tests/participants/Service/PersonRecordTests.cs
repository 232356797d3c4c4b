using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>What a person is told of what is held about it, and what is told of who has looked.</summary>
public sealed class PersonRecordTests
{
    private const string Former = "198112789873";
    private const string Number = "198112189876";

    [Fact]
    public async Task A_persons_own_record_has_all_that_one_controller_holds_and_its_making_is_logged()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var person = await scenario.PersonAsync(Former, participation: "D1");
        await scenario.PersonAsync(Former, "302", "D2");
        await scenario.Persons("301").ChangePersonNumberAsync(new ChangePersonNumberRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, PersonId = person, PersonNumber = Number, Reason = "Nytt",
        });
        await scenario.Staff.CloseAsync(new CloseRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, Participation = "D1", ClosedOn = "2017-09-30", ClosureReason = "3",
        });

        await AttendAsync(scenario, "D1");
        var record = await scenario.Persons("301").ExportPersonRecordAsync(Request(scenario, person));
        Assert.Equal([(Number, "personal", false), (Former, "coordination", true)], record.Numbers.Select(
            number => (number.Value, number.Kind, number.EndedAt is not null)));
        Assert.Equal(("Nytt", "test:insatspersonal"), (record.Numbers[1].EndReason, record.Numbers[1].EndedBy));
        var participation = Assert.Single(record.Participations);
        Assert.Equal(("D1", "2017-09-30"), (participation.Participation.Participation_, participation.Participation.ClosedOn));
        Assert.Equal("", Assert.Single(participation.Former).ClosedOn);
        Assert.Equal(["start", "closure", "followup_6m", "followup_12m"], participation.MeasurePoints.Select(point => point.Kind));
        Assert.Equal([("Rekryteringsmässa", "2017-05-02")], participation.Attendances.Select(each => (each.Title, each.HeldOn)));
        Assert.Equal("Begärt registerutdrag", record.Reads[0].Reason);
        Assert.Equal("person_record", record.Reads[0].Criteria);
        Assert.Contains(record.Reads, read => read is { Criteria: "person_number", Reason: "Ärendet söktes upp" });

        var other = await scenario.Persons("302").ExportPersonRecordAsync(Request(scenario, person, "staten"));
        Assert.Equal("D2", Assert.Single(other.Participations).Participation.Participation_);
        Assert.Equal([Former], other.Numbers.Select(number => number.Value));
    }

    [Fact]
    public async Task Another_controllers_record_a_persons_of_another_insats_and_one_without_a_reason_are_refused()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var person = await scenario.PersonAsync(Number, participation: "D1");
        await scenario.PersonAsync(Number, "302", "D2");
        await RefusedAsync(StatusCode.NotFound, scenario.Persons("301").ExportPersonRecordAsync(Request(scenario, person, "staten")));
        var elsewhere = await scenario.PersonAsync("191212121212", "302");
        await RefusedAsync(StatusCode.NotFound, scenario.Persons("301").ExportPersonRecordAsync(Request(scenario, elsewhere)));
        var silent = Request(scenario, person);
        silent.Reason = "";
        await RefusedAsync(StatusCode.InvalidArgument, scenario.Persons("301").ExportPersonRecordAsync(silent));
    }

    [Fact]
    public async Task The_log_of_reads_tells_what_was_asked_for_and_what_was_shown()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.PersonAsync(Number, participation: "D1");
        await scenario.PersonAsync(Number, "302", "D2");
        await scenario.SearchAsync(Number, "301", "302");
        await scenario.SearchAsync("191212121212", "301");

        var owner = scenario.Stack.Participants("insatsansvarig", scenario.Forbund, "301");
        var reads = (await owner.ListReadsAsync(new ListReadsRequest { Forbund = scenario.Forbund })).Reads;
        var both = Assert.Single(reads, read => read.Participation == "D1" && read.Criteria == "person_number" && read.Reason == "Ärendet söktes upp"
            && read == reads[^2]);
        Assert.Equal(["D1"], both.Returned);
        Assert.Equal(("", "person_number"), (reads[^1].Participation, reads[^1].Criteria));
        Assert.Empty(reads[^1].Returned);

        var revisor = scenario.Stack.Participants("revisor", scenario.Forbund);
        var all = (await revisor.ListReadsAsync(new ListReadsRequest { Forbund = scenario.Forbund })).Reads;
        Assert.Equal(["D1", "D2"], all[^2].Returned);
        var unconcerned = scenario.Stack.Participants("insatsansvarig", scenario.Forbund, "302");
        Assert.All(
            (await unconcerned.ListReadsAsync(new ListReadsRequest { Forbund = scenario.Forbund })).Reads,
            read => Assert.Equal("D2", read.Participation));
    }

    private static ExportPersonRecordRequest Request(ParticipantsScenario scenario, string person, string controller = "ludvika") => new()
    {
        Forbund = scenario.Forbund, PersonId = person, Controller = controller, Reason = "Begärt registerutdrag",
    };

    private static async Task AttendAsync(ParticipantsScenario scenario, string participation)
    {
        var activities = new ActivityService.ActivityServiceClient(
            scenario.Stack.Invoker(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301")));
        await activities.CreateActivityAsync(new CreateActivityRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, Activity = "A1", Insats = "301", Title = "Rekryteringsmässa",
        });
        await activities.RegisterOccasionAsync(new RegisterOccasionRequest
        {
            RequestId = ParticipantsScenario.NewId(),
            Forbund = scenario.Forbund,
            Activity = "A1",
            HeldOn = "2017-05-02",
            Attendance = new Attendance { Participations = new AttendingParticipations { Participations = { participation } } },
        });
    }

    private static async Task RefusedAsync<T>(StatusCode expected, AsyncUnaryCall<T> call) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode);
}
