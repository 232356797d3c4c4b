using System.Text;
using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

public class EnrollAndCloseTests
{
    [Fact]
    public async Task A_participation_is_enrolled_read_and_closed()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var enrolled = (await scenario.Staff.EnrollAsync(scenario.Enrollment("P1"))).Participation;
        Assert.NotEmpty(enrolled.Participation_);
        var closed = await scenario.Staff.CloseAsync(Closing(scenario, enrolled.Participation_));
        var avslut = closed.Participation;
        Assert.Equal(("2017-09-30", "1", "work", true), (avslut.ClosedOn, avslut.ClosureReason, avslut.ClosureOutcome, avslut.GoalMet));
        var read = await scenario.Staff.GetParticipationAsync(
            new GetParticipationRequest { Forbund = scenario.Forbund, Participation = enrolled.Participation_ });
        Assert.Equal(closed.Participation, read.Participation);
        Assert.Equal(1, await scenario.CountAsync(
            "select count(*) from participation_version where forbund_id = @forbund and before ->> 'closed_on' is null"));
    }

    [Fact]
    public async Task A_replay_gives_the_first_answer_and_registers_nothing()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var request = scenario.Enrollment("P1");
        var first = await scenario.Staff.EnrollAsync(request);
        Assert.Equal(first, await scenario.Staff.EnrollAsync(request));
        Assert.Equal(1, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));

        request.Person = "P2";
        var error = await Refused(() => scenario.Staff.EnrollAsync(request));
        Assert.Equal(StatusCode.AlreadyExists, error.StatusCode);
    }

    [Fact]
    public async Task Concurrent_enrolments_of_one_person_give_one_identity()
    {
        string[] insatser = [.. Enumerable.Range(500, 12).Select(code => $"{code}")];
        var scenario = await ParticipantsScenario.StartAsync(insatser: insatser);
        var register = scenario.Register();
        register.Insatser.Add(insatser.Select((code, i) => new Insats
        {
            Code = code, Name = code, Kind = InsatsKind.Individual, Controller = i % 2 == 0 ? "ludvika" : "staten",
        }));
        await scenario.Leader.PutPeriodRegisterAsync(register);
        await Task.WhenAll(insatser.Select(insats => scenario.Staff.EnrollAsync(scenario.Enrollment("P1", insats)).ResponseAsync));
        Assert.Equal(12, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));
        Assert.Equal(1, await scenario.CountAsync("select count(distinct person_id) from participation where forbund_id = @forbund"));

        // One row of personal data for each controller, none for the förbund.
        Assert.Equal(2, await scenario.CountAsync("select count(*) from identity.person where forbund_id = @forbund"));
    }

    [Fact]
    public async Task No_table_holds_a_persons_key_in_clear()
    {
        const string Key = "19121212-1212";
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment(Key));
        await scenario.ImportAsync($"participation=D1 person={Key}", $"participation=D2 person={Key}");
        var everything = await scenario.DumpAsync();
        Assert.Contains(scenario.Forbund, everything);
        Assert.DoesNotContain(Key, everything);
        Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Key)), everything);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)), everything);
    }

    [Fact]
    public async Task Rights_and_assignment_are_both_needed()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var other = scenario.Stack.Participants("insatspersonal", scenario.Forbund, "302");
        var enrolled = (await scenario.Staff.EnrollAsync(scenario.Enrollment())).Participation.Participation_;
        Assert.Equal(StatusCode.PermissionDenied, (await Refused(() => other.EnrollAsync(scenario.Enrollment()))).StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, (await Refused(() => scenario.Leader.EnrollAsync(scenario.Enrollment()))).StatusCode);
        Assert.Equal(StatusCode.NotFound, (await Refused(() => other.CloseAsync(Closing(scenario, enrolled)))).StatusCode);
        Assert.Equal(StatusCode.NotFound, (await Refused(() => other.GetParticipationAsync(
            new GetParticipationRequest { Forbund = scenario.Forbund, Participation = enrolled }))).StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, (await Refused(() => other.ComputeTablesAsync(scenario.OverviewOf()))).StatusCode);
        Assert.Equal(
            StatusCode.PermissionDenied, (await Refused(() => other.ComputeTablesAsync(scenario.OverviewOf("301", "302")))).StatusCode);
        Assert.Single((await other.ComputeTablesAsync(scenario.OverviewOf("302"))).Tables);
    }

    [Fact]
    public async Task A_closed_participation_and_a_taken_key_are_refused()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment(participation: "D1"));
        var again = await Refused(() => scenario.Staff.EnrollAsync(scenario.Enrollment(participation: "D1")));
        Assert.Equal(StatusCode.AlreadyExists, again.StatusCode);
        await scenario.Staff.CloseAsync(Closing(scenario, "D1"));
        Assert.Equal(StatusCode.FailedPrecondition, (await Refused(() => scenario.Staff.CloseAsync(Closing(scenario, "D1")))).StatusCode);
    }

    private static CloseRequest Closing(ParticipantsScenario scenario, string participation) => new()
    {
        RequestId = ParticipantsScenario.NewId(),
        Forbund = scenario.Forbund,
        Participation = participation,
        ClosedOn = "2017-09-30",
        ClosureReason = "1",
        ClosureOutcome = "work",
        GoalMet = true,
    };

    private static Task<RpcException> Refused<T>(Func<AsyncUnaryCall<T>> call) =>
        Assert.ThrowsAsync<RpcException>(() => call().ResponseAsync);
}
