using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>A person that is registered as two, which are linked, is one: not twice in one insats at once.</summary>
public sealed class LinkedOverlapTests
{
    [Fact]
    public async Task Whoever_is_linked_with_a_participant_is_not_enrolled_in_the_same_insats_at_once()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var link = await LinkAsync(scenario, await EnrollAsync(scenario, "P1", "301"), await EnrollAsync(scenario, "P2", "302"));
        Assert.Empty(link.Warnings);
        var refused = await Assert.ThrowsAsync<RpcException>(() => scenario.Staff.EnrollAsync(scenario.Enrollment("P2")).ResponseAsync);
        Assert.Equal(["participation.enrolled_on"], TestErrors.Fields(refused));
        Assert.Contains("deltar redan", TestErrors.Descriptions(refused));

        // Moved there it would be the same.
        var moved = await Assert.ThrowsAsync<RpcException>(() => new CorrectionService.CorrectionServiceClient(
            scenario.Stack.Invoker(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301", "302"))).CorrectParticipationAsync(
            new CorrectParticipationRequest
            {
                RequestId = ParticipantsScenario.NewId(),
                Forbund = scenario.Forbund,
                Participation = "D-P2",
                Reason = "Fel insats",
                Person = "P2",
                Correction = new ParticipationCorrection { Insats = "301" },
            }).ResponseAsync);
        Assert.Equal(["correction.enrolled_on"], TestErrors.Fields(moved));

        await UndoAsync(scenario, link);
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P2"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_tells_what_was_so_and_is_warned_or_refused_where_it_is_strict(bool strict)
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await LinkAsync(scenario, await EnrollAsync(scenario, "P1", "301"), await EnrollAsync(scenario, "P2", "302"));
        var answer = await scenario.ImportAsync(new ImportParticipationsRequest
        {
            RequestId = ParticipantsScenario.NewId(),
            Strict = strict,
            Content = Google.Protobuf.ByteString.CopyFromUtf8(ParticipantsScenario.File(
                "participation=D1 person=P2",
                "participation=D2 person=P1 enrolled_on=2016-01-01 closed_on=2017-02-01",
                "participation=D3 person=P1 insats=302 enrolled_on=2015-01-01 closed_on=2015-02-01",
                "participation=D4 person=P2 insats=302 enrolled_on=2015-01-15 closed_on=2015-02-01")),
        });
        var problems = strict ? answer.Refusal.Problems : answer.Summary.Warnings;
        Assert.Equal(
            [(2, "PARTICIPATION_OVERLAPS"), (4, "PARTICIPATION_OVERLAPS"), (5, "PARTICIPATION_OVERLAPS")],
            problems.Select(problem => (problem.Line, problem.Reason)));
        Assert.Equal(strict ? 2 : 6, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));
    }

    [Fact]
    public async Task Linking_two_who_take_part_at_once_is_done_and_warned_of_in_the_callers_insatser()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var (one, other) = (await EnrollAsync(scenario, "P1", "301"), await EnrollAsync(scenario, "P2", "301", "2017-03-01"));
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P1", "302"));
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P2", "302"));
        var link = await LinkAsync(scenario, one, other, "301");
        Assert.Equal("1", await scenario.UniqueAsync());
        var warning = Assert.Single(link.Warnings);
        Assert.Equal(("other_person_id", "PARTICIPATION_OVERLAPS"), (warning.Field, warning.Reason));
        Assert.All(["301", "2017-03-01"], told => Assert.Contains(told, warning.Message));
        await UndoAsync(scenario, link);
        Assert.Equal(2, (await LinkAsync(scenario, one, other)).Warnings.Count);
    }

    private static async Task<string> EnrollAsync(ParticipantsScenario scenario, string person, string insats, string day = "2017-02-01")
    {
        var request = scenario.Enrollment(person, insats, $"D-{person}");
        request.Participation.EnrolledOn = day;
        await scenario.Staff.EnrollAsync(request);
        var found = await scenario.Persons(insats).SearchPersonsAsync(new SearchPersonsRequest { Forbund = scenario.Forbund, Person = person });
        return Assert.Single(found.Persons).PersonId;
    }

    private static async Task<LinkPersonsResponse> LinkAsync(ParticipantsScenario scenario, string one, string other, params string[] insatser) =>
        await scenario.Persons(insatser).LinkPersonsAsync(new LinkPersonsRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, PersonId = one, OtherPersonId = other, Reason = "Samma person",
        });

    private static async Task UndoAsync(ParticipantsScenario scenario, LinkPersonsResponse link) =>
        await scenario.Persons().UndoLinkAsync(new UndoLinkRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, LinkNo = link.Decision.DecisionNo, Reason = "Två personer",
        });
}
