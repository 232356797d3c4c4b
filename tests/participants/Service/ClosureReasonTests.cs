using Finsam.Participants.V1;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>Two reasons of avslut mean more than why: 6 withdraws the consent, 8 says that nobody took part.</summary>
public sealed class ClosureReasonTests
{
    private const string Persons = "select count(*) from identity.person where forbund_id = @forbund";

    [Fact]
    public async Task A_withdrawn_consent_erases_the_identity_and_keeps_the_participation_in_the_statistics()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P1", participation: "D1"));
        Assert.Equal(1, await scenario.CountAsync(Persons));
        await CloseAsync(scenario, "6");
        Assert.Equal(0, await scenario.CountAsync(Persons));
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
        Assert.Equal("1", await ClosedAsync(scenario));
    }

    [Fact]
    public async Task A_person_keeps_the_identity_in_the_participation_whose_consent_stands()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P1", participation: "D1"));
        await scenario.ImportAsync("participation=D2 person=P1 enrolled_on=2016-02-01 closed_on=2016-12-01");
        await CloseAsync(scenario, "6");
        Assert.Equal(1, await scenario.CountAsync(Persons));
        Assert.Equal(1, await scenario.CountAsync("select count(person_id) from participation where forbund_id = @forbund"));
    }

    [Fact]
    public async Task A_file_keeps_no_identity_of_a_withdrawn_consent_however_often_it_is_loaded()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        const string Withdrawn = "participation=D1 person=P1 closed_on=2017-05-01 closure_reason=6";
        Assert.Equal(1, (await scenario.ImportAsync(Withdrawn)).Summary.Created);
        Assert.Equal(1, (await scenario.ImportAsync(Withdrawn)).Summary.Unchanged);

        // An older file of the same participation, from before its avslut.
        Assert.Equal(1, (await scenario.ImportAsync("participation=D1 person=P1")).Summary.Unchanged);
        Assert.Equal(0, await scenario.CountAsync(Persons));
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
    }

    [Fact]
    public async Task A_misregistration_is_in_no_table_and_can_still_be_read()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment(participation: "D1"));
        await scenario.Staff.EnrollAsync(scenario.Enrollment(participation: "D2"));
        await CloseAsync(scenario, "3", "D2");
        Assert.Equal("1", await ClosedAsync(scenario));
        await CloseAsync(scenario, "8");
        Assert.Equal("1", await ClosedAsync(scenario));
        var read = await scenario.Staff.GetParticipationAsync(
            new GetParticipationRequest { Forbund = scenario.Forbund, Participation = "D1" });
        Assert.Equal("8", read.Participation.ClosureReason);
    }

    private static async Task CloseAsync(ParticipantsScenario scenario, string reason, string participation = "D1") =>
        await scenario.Staff.CloseAsync(new CloseRequest
        {
            RequestId = ParticipantsScenario.NewId(),
            Forbund = scenario.Forbund,
            Participation = participation,
            ClosedOn = "2017-09-30",
            ClosureReason = reason,
        });

    // The total of those closed in 2017.
    private static async Task<string> ClosedAsync(ParticipantsScenario scenario)
    {
        var table = Assert.Single(await scenario.ComputeAsync(new ParticipantTable { Id = "avslut.orsak", Title = "Avslut" }));
        return table.Rows[^1].Cells[0].Value;
    }
}
