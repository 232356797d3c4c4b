using Finsam.Participants.V1;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>Inskrivningar that come at the same time are written together; each is answered for its own.</summary>
public class EnrollTogetherTests
{
    private const int Callers = 200;

    [Fact]
    public async Task Each_of_many_at_once_is_registered_or_refused_by_itself()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => EnrollAsync(scenario, Request(scenario, i))));
        Assert.Equal(Callers / 2, outcomes.Count(outcome => outcome == "registered"));
        Assert.Equal(Callers / 4, outcomes.Count(outcome => outcome == "InvalidArgument participation.gender"));
        Assert.Equal(Callers / 4, outcomes.Count(outcome => outcome == "InvalidArgument participation.enrolled_on"));
        Assert.Equal(Callers / 2, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));
        Assert.Equal(Callers / 2, await scenario.CountAsync("select count(*) from request_log where forbund_id = @forbund and method = 'Enroll'"));
        Assert.Equal(Callers / 2, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
    }

    [Fact]
    public async Task A_person_that_many_enroll_at_once_takes_part_once_in_each_insats()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i =>
            EnrollAsync(scenario, scenario.Enrollment("P1", i % 2 == 0 ? "301" : "302"))));
        Assert.Equal(2, outcomes.Count(outcome => outcome == "registered"));
        Assert.Equal(Callers - 2, outcomes.Count(outcome => outcome == "InvalidArgument participation.enrolled_on"));
        Assert.Equal(1, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
    }

    [Fact]
    public async Task One_request_sent_many_times_at_once_gives_one_answer()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var request = scenario.Enrollment("P1");
        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => scenario.Staff.EnrollAsync(request).ResponseAsync));
        Assert.Single(answers.Select(answer => answer.Participation.Participation_).Distinct());
        Assert.Equal(1, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));
    }

    [Fact]
    public async Task A_key_that_many_want_at_once_is_one_callers()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i =>
            EnrollAsync(scenario, scenario.Enrollment($"P{i}", participation: "D1"))));
        Assert.Equal(1, outcomes.Count(outcome => outcome == "registered"));
        Assert.Equal(Callers - 1, outcomes.Count(outcome => outcome == "AlreadyExists participation.participation"));

        // Whoever was refused is not known.
        Assert.Equal(1, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
    }

    [Fact]
    public async Task Positions_move_once_a_transaction_and_tell_of_every_participation()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => scenario.Staff.EnrollAsync(scenario.Enrollment($"P{i}")).ResponseAsync));
        var position = (await scenario.Leader.ComputeTablesAsync(new ComputeTablesRequest
        {
            Forbund = scenario.Forbund, Period = new() { From = "2017-01-01", To = "2017-12-31" },
        })).AsOf.Position;
        var transactions = await scenario.CountAsync(
            "select count(distinct xmin::text) from participation where forbund_id = @forbund");
        Assert.Equal(Callers, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));
        Assert.Equal(transactions + PositionsOfRegister, position);
    }

    private const int PositionsOfRegister = 1;

    // Of four, two are as they should be, one has an unknown code and one no day.
    private static EnrollRequest Request(ParticipantsScenario scenario, int i)
    {
        var request = scenario.Enrollment($"P{i}");
        switch (i % 4)
        {
            case 1:
                request.Participation.Gender = "kvinna";
                break;
            case 3:
                request.Participation.EnrolledOn = "2017-13-01";
                break;
        }

        return request;
    }

    private static async Task<string> EnrollAsync(ParticipantsScenario scenario, EnrollRequest request)
    {
        try
        {
            await scenario.Staff.EnrollAsync(request);
            return "registered";
        }
        catch (RpcException refused)
        {
            var status = Google.Rpc.Status.Parser.ParseFrom(refused.Trailers.GetValueBytes("grpc-status-details-bin"));
            var fields = status.Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations;
            return $"{refused.StatusCode} {string.Join(' ', fields.Select(violation => violation.Field))}";
        }
    }
}
