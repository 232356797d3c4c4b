using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>Identity is never the number: a person may change it, and every number that it has had finds it.</summary>
public sealed class PersonNumberTests
{
    private const string Coordination = "198112789873";
    private const string Personal = "198112189876";
    private const string Other = "191212121212";

    [Fact]
    public async Task Both_the_former_and_the_present_number_find_the_person_and_register_it_again()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var person = await scenario.PersonAsync(Coordination, participation: "D1");
        var change = Change(scenario, person, "811218-9876");
        var changed = await scenario.Persons().ChangePersonNumberAsync(change);
        Assert.Equal((person, true), (changed.PersonId, changed.Changed));
        Assert.Equal(changed, await scenario.Persons().ChangePersonNumberAsync(change));
        Assert.False((await scenario.Persons().ChangePersonNumberAsync(Change(scenario, person, Personal))).Changed);

        Assert.Equal(person, await scenario.PersonAsync(Personal, "302", "D2"));
        var again = await Assert.ThrowsAsync<RpcException>(async () => await scenario.Staff.EnrollAsync(scenario.Numbered(Coordination, "302")));
        Assert.Contains("PARTICIPATION_OVERLAPS", Told(again), StringComparison.Ordinal);
        foreach (var number in new[] { Coordination, Personal })
        {
            var found = await scenario.FoundAsync(number);
            Assert.Equal(person, found.PersonId);
            Assert.Equal(["D1", "D2"], found.Participations.Select(participation => participation.Participation_).Order());
        }

        Assert.Equal("1", await scenario.UniqueAsync());
        Assert.Equal(1, await scenario.CountAsync(
            "select count(*) from identity.person where forbund_id = @forbund and controller = 'ludvika' and ended_at is not null"));
    }

    [Fact]
    public async Task A_number_of_another_person_in_sight_is_refused_and_one_out_of_sight_is_not_told_of()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var person = await scenario.PersonAsync(Coordination, participation: "D1");
        var other = await scenario.PersonAsync(Personal, "302", "D2");
        Assert.Equal("2", await scenario.UniqueAsync());
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await scenario.Persons().ChangePersonNumberAsync(Change(scenario, person, Personal)));
        Assert.Contains("PERSON_NUMBER_TAKEN", Told(refused), StringComparison.Ordinal);

        Assert.True((await scenario.Persons("301").ChangePersonNumberAsync(Change(scenario, person, Personal))).Changed);
        Assert.Equal("1", await scenario.UniqueAsync());
        Assert.Equal(person, (await scenario.FoundAsync(Personal, "301")).PersonId);
        Assert.Equal(other, (await scenario.FoundAsync(Personal, "302")).PersonId);
        var seen = await scenario.Persons("301").ListPersonDecisionsAsync(
            new ListPersonDecisionsRequest { Forbund = scenario.Forbund, PersonId = person });
        Assert.Empty(seen.Decisions);

        // The number was wrong: the two fall apart again.
        await scenario.Persons("301").ChangePersonNumberAsync(Change(scenario, person, Other));
        Assert.Equal("2", await scenario.UniqueAsync());
    }

    [Fact]
    public async Task Persons_of_other_insatser_are_neither_found_nor_changed()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var person = await scenario.PersonAsync(Personal);
        Assert.Empty((await scenario.SearchAsync(Personal, "302")).Persons);
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await scenario.Persons("302").ChangePersonNumberAsync(Change(scenario, person, Other)));
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Of_concurrent_changes_to_one_number_one_person_gets_it()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var persons = new List<string>();
        foreach (var number in new[] { Coordination, Other, "198001019810" })
        {
            persons.Add(await scenario.PersonAsync(Domain.MadeUpNumbers.WithCheckDigit(number)));
        }

        var outcomes = await Task.WhenAll(persons.Select(async person =>
        {
            try
            {
                return (await scenario.Persons().ChangePersonNumberAsync(Change(scenario, person, Personal))).Changed;
            }
            catch (RpcException refused) when (Told(refused).Contains("PERSON_NUMBER_TAKEN", StringComparison.Ordinal))
            {
                return false;
            }
        }));
        Assert.Single(outcomes, changed => changed);
    }

    [Fact]
    public async Task A_person_that_was_registered_by_a_key_gets_a_number_and_keeps_the_key()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 gender=man person=P1");
        var byKey = await scenario.Persons().SearchPersonsAsync(new SearchPersonsRequest { Forbund = scenario.Forbund, Person = "P1" });
        var person = Assert.Single(byKey.Persons);
        Assert.Equal(["key"], person.RegisteredBy);
        await scenario.Persons().ChangePersonNumberAsync(Change(scenario, person.PersonId, Personal));
        await scenario.ImportAsync("participation=D2 gender=man person=P1");
        var found = await scenario.FoundAsync(Personal);
        Assert.Equal((person.PersonId, 2), (found.PersonId, found.Participations.Count));
        Assert.Equal(["personal"], found.RegisteredBy);
    }

    [Fact]
    public async Task A_search_is_by_one_thing_and_repeats_no_number()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await scenario.Persons().SearchPersonsAsync(new SearchPersonsRequest
        {
            Forbund = scenario.Forbund, Person = "P1", PersonNumber = "811218-9875", Reason = "Gäller 811218-9876",
        }));
        Assert.Contains("SEARCH_INVALID", Told(refused), StringComparison.Ordinal);
        Assert.Contains("Skälet innehåller ett personnummer", Told(refused), StringComparison.Ordinal);
        Assert.Contains("kontrollsiffran", Told(refused), StringComparison.Ordinal);
        Assert.DoesNotContain("811218", Told(refused), StringComparison.Ordinal);
    }

    private static ChangePersonNumberRequest Change(ParticipantsScenario scenario, string person, string number) => new()
    {
        RequestId = ParticipantsScenario.NewId(),
        Forbund = scenario.Forbund,
        PersonId = person,
        PersonNumber = number,
        Reason = "Har fått personnummer",
    };

    private static string Told(RpcException refused) =>
        refused.Status.Detail + string.Join(' ', refused.Trailers.Select(ParticipantsScenario.Text));
}
