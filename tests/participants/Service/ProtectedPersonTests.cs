using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>Somebody who gets protected identity is stripped of it everywhere at once; the figures stay.</summary>
public sealed class ProtectedPersonTests
{
    private const string Former = "198112789873";
    private const string Number = "198112189876";

    [Fact]
    public async Task Identity_is_gone_from_every_table_and_the_participations_are_counted_anonymously()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var enrollment = scenario.Numbered(Former, participation: "D1");
        await scenario.Staff.EnrollAsync(enrollment);
        var person = (await scenario.FoundAsync(Former)).PersonId;
        await scenario.Persons().ChangePersonNumberAsync(new ChangePersonNumberRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, PersonId = person, PersonNumber = Number, Reason = "Nytt",
        });
        await scenario.PersonAsync(Number, "302", "D2");
        await scenario.ImportAsync("participation=D3 gender=man birth_year=1981 person=P1", "participation=D4 person=P2");
        var linked = (await scenario.Persons().SearchPersonsAsync(
            new SearchPersonsRequest { Forbund = scenario.Forbund, Participation = "D3" })).Persons[0].PersonId;
        await scenario.Persons().LinkPersonsAsync(new LinkPersonsRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, PersonId = person, OtherPersonId = linked, Reason = "Samma",
        });
        var before = await ParticipantsAsync(scenario);

        var unconfirmed = await Assert.ThrowsAsync<RpcException>(
            async () => await scenario.Persons("301").ProtectPersonAsync(Protect(scenario, person, confirmed: false)));
        Assert.Contains("confirmed", string.Join(' ', unconfirmed.Trailers.Select(ParticipantsScenario.Text)), StringComparison.Ordinal);

        // Whoever meets the person in one insats strips it in all.
        var protect = Protect(scenario, person, confirmed: true);
        var stripped = await scenario.Persons("301").ProtectPersonAsync(protect);
        Assert.Equal(3, stripped.ParticipationCount);
        Assert.Equal(stripped, await scenario.Persons("301").ProtectPersonAsync(protect));
        Assert.Equal(before, await ParticipantsAsync(scenario));
        Assert.Equal(3, await scenario.CountAsync(
            "select count(*) from participation where forbund_id = @forbund and registration = 'anonymous' and person_id is null"));
        Assert.Equal(1, await scenario.CountAsync("select count(*) from identity.person where forbund_id = @forbund"));
        Assert.Equal(1, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.person_decision where forbund_id = @forbund"));
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.linked_person where forbund_id = @forbund"));
        Assert.Empty((await scenario.SearchAsync(Number)).Persons);
        Assert.Empty((await scenario.SearchAsync(Former)).Persons);
        var everything = await scenario.DumpAsync();
        Assert.DoesNotContain(person, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(linked, everything, StringComparison.Ordinal);

        // What the enrolment was known by is gone: sent again it is taken for another.
        var again = await Assert.ThrowsAsync<RpcException>(async () => await scenario.Staff.EnrollAsync(enrollment));
        Assert.Equal(StatusCode.AlreadyExists, again.StatusCode);
        Assert.Equal(1, await scenario.CountAsync(
            $"select count(*) from request_log where forbund_id = @forbund and request_id = '{enrollment.RequestId}' and length(request_hash) = 0"));
    }

    [Fact]
    public async Task A_person_of_another_insats_is_out_of_reach()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var person = await scenario.PersonAsync(Number);
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await scenario.Persons("302").ProtectPersonAsync(Protect(scenario, person, confirmed: true)));
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        Assert.Single((await scenario.SearchAsync(Number)).Persons);
    }

    private static ProtectPersonRequest Protect(ParticipantsScenario scenario, string person, bool confirmed) => new()
    {
        RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, PersonId = person, Confirmed = confirmed,
    };

    // All but unique individuals, which nobody can know of those who are anonymous.
    private static async Task<string> ParticipantsAsync(ParticipantsScenario scenario)
    {
        var tables = await scenario.ComputeAsync(
            new ParticipantTable { Id = "deltagare.oversikt" }, new ParticipantTable { Id = "deltagare.alder", AgeBands = { "16-64" } });
        return string.Join('\n', tables.SelectMany(table => table.Rows.Select(row =>
            $"{row.Label}: {string.Join(' ', row.Cells.Where((_, i) => table.Columns[i].Label != "Unika individer").Select(cell => cell.Value))}")));
    }
}
