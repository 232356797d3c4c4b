using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>Persons that are one are linked, never merged; what people have decided to keep apart stays apart.</summary>
public sealed class PersonLinkTests
{
    private const string Coordination = "198112789873";
    private const string Personal = "198112189876";
    private const string Reason = "Samma person enligt handläggaren";

    [Fact]
    public async Task A_link_counts_two_as_one_and_its_undoing_restores_every_table()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var (one, other) = (await scenario.PersonAsync(Coordination, participation: "D1"), await scenario.PersonAsync(Personal, "302", "D2"));
        var before = await TablesAsync(scenario);
        var position = await scenario.CountAsync("select position from journal_position where forbund_id = @forbund");
        var link = (await scenario.Persons().LinkPersonsAsync(Link(scenario, one, other))).Decision;
        Assert.Equal("1", await scenario.UniqueAsync());
        Assert.NotEqual(before, await TablesAsync(scenario));
        Assert.Equal(position + 1, await scenario.CountAsync("select position from journal_position where forbund_id = @forbund"));
        Assert.Equal(
            new[] { one, other }.Order(), (await scenario.SearchAsync(Personal)).Persons.Select(person => person.PersonId).Order());

        var undo = new UndoLinkRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, LinkNo = link.DecisionNo, Reason = "Två personer",
        };
        var undone = (await scenario.Persons().UndoLinkAsync(undo)).Decision;
        Assert.Equal(("Två personer", "test:insatspersonal"), (undone.UndoneReason, undone.UndoneBy));
        Assert.Equal(before, await TablesAsync(scenario));
        undo.RequestId = ParticipantsScenario.NewId();
        Assert.Contains("LINK_UNKNOWN", await ToldAsync(scenario.Persons().UndoLinkAsync(undo)), StringComparison.Ordinal);
        var decisions = await scenario.Persons().ListPersonDecisionsAsync(
            new ListPersonDecisionsRequest { Forbund = scenario.Forbund, PersonId = other });
        Assert.Equal(undone, Assert.Single(decisions.Decisions));
    }

    [Fact]
    public async Task Links_through_a_third_hold_only_as_long_as_each_of_them_does()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var persons = new List<string>();
        foreach (var number in new[] { Coordination, Personal, "191212121212" })
        {
            persons.Add(await scenario.PersonAsync(number));
        }

        var first = (await scenario.Persons().LinkPersonsAsync(Link(scenario, persons[0], persons[1]))).Decision;
        await scenario.Persons().LinkPersonsAsync(Link(scenario, persons[1], persons[2]));
        Assert.Equal("1", await scenario.UniqueAsync());
        Assert.Contains("PERSONS_LINKED", await ToldAsync(scenario.Persons().SplitPersonsAsync(Split(scenario, persons[0], persons[2]))));
        await scenario.Persons().UndoLinkAsync(new UndoLinkRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, LinkNo = first.DecisionNo, Reason = "Fel",
        });
        Assert.Equal("2", await scenario.UniqueAsync());
        await scenario.Persons().SplitPersonsAsync(Split(scenario, persons[0], persons[2]));
        Assert.Contains("PERSONS_SPLIT", await ToldAsync(scenario.Persons().LinkPersonsAsync(Link(scenario, persons[0], persons[1]))));
        Assert.Equal("2", await scenario.UniqueAsync());
    }

    [Fact]
    public async Task A_split_takes_the_link_back_and_only_a_persons_decision_links_again()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var (one, other) = (await scenario.PersonAsync(Coordination, participation: "D1"), await scenario.PersonAsync(Personal, "302", "D2"));
        await scenario.Persons().LinkPersonsAsync(Link(scenario, one, other));
        await scenario.Persons().SplitPersonsAsync(Split(scenario, one, other));
        Assert.Equal("2", await scenario.UniqueAsync());
        Assert.Contains("PERSONS_SPLIT", await ToldAsync(scenario.Persons().LinkPersonsAsync(Link(scenario, one, other))));

        // A number that another insats has the other person by would link them by itself.
        await scenario.Persons("301").ChangePersonNumberAsync(new ChangePersonNumberRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, PersonId = one, PersonNumber = Personal, Reason = "Nytt nummer",
        });
        Assert.Equal("2", await scenario.UniqueAsync());

        var again = Link(scenario, one, other);
        again.DespiteSplit = true;
        await scenario.Persons().LinkPersonsAsync(again);
        Assert.Equal("1", await scenario.UniqueAsync());
    }

    [Fact]
    public async Task Possible_duplicates_show_both_records_page_by_page_until_somebody_has_decided()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var (one, other) = (await scenario.PersonAsync(Coordination, participation: "D1"), await scenario.PersonAsync(Personal, "302", "D2"));
        await scenario.ImportAsync(
            "participation=D3 gender=man birth_year=1981 person=P1", "participation=D4 gender=woman birth_year=1981 person=P2");
        var first = await scenario.Persons().ListPossibleDuplicatesAsync(
            new ListPossibleDuplicatesRequest { Forbund = scenario.Forbund, PageSize = 1 });
        var rest = await scenario.Persons().ListPossibleDuplicatesAsync(
            new ListPossibleDuplicatesRequest { Forbund = scenario.Forbund, PageToken = first.NextPageToken });
        PossibleDuplicate[] all = [.. first.Duplicates, .. rest.Duplicates];
        Assert.Equal(3, all.Length);
        Assert.All(all, pair => Assert.Equal(["gender", "birth_year"], pair.Alike.Take(2)));
        Assert.Equal(["D1", "D2", "D3"], all.SelectMany(pair => new[] { pair.First, pair.Second })
            .SelectMany(record => record.Participations).Select(participation => participation.Participation_).Distinct().Order());

        await scenario.Persons().SplitPersonsAsync(Split(scenario, one, other));
        var left = await scenario.Persons().ListPossibleDuplicatesAsync(new ListPossibleDuplicatesRequest { Forbund = scenario.Forbund });
        Assert.Equal(2, left.Duplicates.Count);
        var elsewhere = await scenario.Persons("302").ListPossibleDuplicatesAsync(
            new ListPossibleDuplicatesRequest { Forbund = scenario.Forbund });
        Assert.Empty(elsewhere.Duplicates);
    }

    [Fact]
    public async Task Persons_of_other_insatser_are_not_linked_and_every_violation_is_told_at_once()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var (one, other) = (await scenario.PersonAsync(Coordination), await scenario.PersonAsync(Personal, "302"));
        Assert.Contains("PERSON_UNKNOWN", await ToldAsync(scenario.Persons("301").LinkPersonsAsync(Link(scenario, one, other))));
        var wrong = Link(scenario, one, one);
        wrong.Reason = " ";
        var told = await ToldAsync(scenario.Persons().LinkPersonsAsync(wrong));
        Assert.Contains("reason", told, StringComparison.Ordinal);
        Assert.Contains("other_person_id", told, StringComparison.Ordinal);
    }

    private static LinkPersonsRequest Link(ParticipantsScenario scenario, string one, string other) => new()
    {
        RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, PersonId = one, OtherPersonId = other, Reason = Reason,
    };

    private static SplitPersonsRequest Split(ParticipantsScenario scenario, string one, string other) => new()
    {
        RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, PersonId = one, OtherPersonId = other, Reason = "Olika personer",
    };

    private static async Task<string> TablesAsync(ParticipantsScenario scenario) => string.Join('\n', await scenario.ComputeAsync(
        new ParticipantTable { Id = "deltagare.oversikt" }, new ParticipantTable { Id = "deltagare.alder", AgeBands = { "16-64" } }));

    private static async Task<string> ToldAsync<T>(AsyncUnaryCall<T> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        return refused.Status.Detail + string.Join(' ', refused.Trailers.Select(ParticipantsScenario.Text));
    }
}
