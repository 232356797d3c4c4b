using Finsam.Participants.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

public class SuppressedStatisticsTests
{
    private const int K = 5;

    [Theory]
    [InlineData(3, 60)]
    [InlineData(4, 400)]
    public async Task Who_reaches_the_forbund_sees_no_small_figure_and_who_meets_the_participants_all(int seed, int count)
    {
        var scenario = await StatisticsScenario.StartAsync(seed, count, K);
        var exact = await AnswersAsync(scenario.As("insatspersonal", "301", "302"), scenario.Forbund);
        var shown = await AnswersAsync(scenario.As("forbundschef"), scenario.Forbund);
        var pairs = exact.SelectMany(answer => StatisticsScenario.Figures(answer))
            .Zip(shown.SelectMany(answer => StatisticsScenario.Figures(answer))).ToList();
        Assert.All(pairs, pair =>
        {
            var (whole, seen) = pair;
            Assert.Equal(whole.Path, seen.Path);
            Assert.True(whole.Figure is { HasCount: true, Suppressed: false });
            Assert.True(seen.Figure.Suppressed ? seen.Figure is { HasCount: false, HasShare: false } : seen.Figure.Count == whole.Figure.Count);
            Assert.True(seen.Figure.Suppressed || seen.Figure.Count is 0 or >= K, $"{seen.Path} shows {seen.Figure.Count}");
        });
        Assert.Contains(pairs, pair => pair.Second.Figure.Suppressed);
        Assert.Contains(pairs, pair => pair.Second.Figure.Count >= K);

        var times = ((ComputeTimeInInsatsResponse)shown[1]).Together;
        Assert.All(new[] { times.All, times.Women, times.Men, times.Others }, figures =>
        {
            var n = figures.Closed.Count;
            Assert.Equal(
                (n >= K, n >= 2 * K, n >= 4 * K, n >= 4 * K, n >= 10 * K),
                (figures.HasMeanMonths, figures.HasMedianMonths, figures.HasP25Months, figures.HasP75Months, figures.HasP90Months));
        });
    }

    [Fact]
    public async Task Who_meets_participants_sees_those_of_own_insatser_only()
    {
        var scenario = await StatisticsScenario.StartAsync(seed: 5, count: 40, K);
        var own = scenario.As("insatspersonal", "301");
        var all = await own.ComputeTimeInInsatsAsync(new ComputeTimeInInsatsRequest { Forbund = scenario.Forbund, Period = StatisticsScenario.Year });
        var named = await own.ComputeTimeInInsatsAsync(
            new ComputeTimeInInsatsRequest { Forbund = scenario.Forbund, Period = StatisticsScenario.Year, Insatser = { "301" } });
        Assert.Equal(named.Together, all.Together);
        Assert.Equal(
            all.Together.All.Closed.Count,
            await scenario.Participants.CountAsync("""
                select count(*) from participation
                where forbund_id = @forbund and insats = '301' and closed_on between '2017-01-01' and '2017-12-31'
                """));
        var error = await Assert.ThrowsAsync<RpcException>(async () => await own.ComputeTimeInInsatsAsync(
            new ComputeTimeInInsatsRequest { Forbund = scenario.Forbund, Period = StatisticsScenario.Year, Insatser = { "302" } }));
        Assert.Equal(StatusCode.PermissionDenied, error.StatusCode);
    }

    [Fact]
    public async Task Forbund_are_added_up_from_what_is_shown_of_each()
    {
        var one = await StatisticsScenario.StartAsync(seed: 6, count: 200, K);
        var other = await StatisticsScenario.StartAsync(seed: 7, count: 150, K);
        var leader = one.AsLeaderOf(one.Forbund, other.Forbund);
        var answer = await leader.ComputeOutcomesAsync(new ComputeOutcomesRequest
        {
            Forbund = one.Forbund, OtherForbund = { other.Forbund }, Period = StatisticsScenario.Year, Comparison = StatisticsScenario.YearBefore,
        });
        Assert.Equal([one.Forbund, other.Forbund], answer.Forbund.Select(each => each.Forbund));
        var sums = StatisticsScenario.Figures(answer.Together).ToList();
        var parts = answer.Forbund.Select(each => StatisticsScenario.Figures(each.Outcomes).ToList()).ToList();
        foreach (var (index, (path, figure)) in sums.Index())
        {
            var of = parts.ConvertAll(part => part[index]);
            Assert.All(of, part => Assert.Equal(path, part.Path));
            Assert.Equal(of.Exists(part => part.Figure.Suppressed), figure.Suppressed);
            Assert.Equal(figure.Suppressed ? 0 : of.Sum(part => part.Figure.Count), figure.Count);
        }

        Assert.Contains(sums, sum => sum.Figure.Suppressed);
        Assert.Contains(sums, sum => sum.Figure.Count >= 2 * K);

        // Each alone says the same as beside the other.
        var alone = await other.As("forbundschef").ComputeFlowsAsync(
            new ComputeFlowsRequest { Forbund = other.Forbund, Period = StatisticsScenario.Year });
        var beside = await leader.ComputeFlowsAsync(
            new ComputeFlowsRequest { Forbund = one.Forbund, OtherForbund = { other.Forbund }, Period = StatisticsScenario.Year });
        Assert.Equal(alone.Together, beside.Forbund[1].Flows);
    }

    [Fact]
    public async Task Times_of_several_forbund_are_of_all_their_participations()
    {
        var one = await StatisticsScenario.StartAsync(seed: 8, count: 90);
        var other = await StatisticsScenario.StartAsync(seed: 8, count: 90);
        var answer = await one.AsLeaderOf(one.Forbund, other.Forbund).ComputeTimeInInsatsAsync(
            new ComputeTimeInInsatsRequest { Forbund = one.Forbund, OtherForbund = { other.Forbund }, Period = StatisticsScenario.Year });
        Assert.Equal(answer.Forbund[0].Times, answer.Forbund[1].Times);
        Assert.Equal(2 * answer.Forbund[0].Times.All.Closed.Count, answer.Together.All.Closed.Count);
        Assert.Equal(answer.Forbund[0].Times.All.MeanMonths, answer.Together.All.MeanMonths);
    }

    [Fact]
    public async Task Nobody_sees_a_forbund_that_the_token_does_not_name()
    {
        var one = await StatisticsScenario.StartAsync(seed: 9, count: 20);
        var other = await StatisticsScenario.StartAsync(seed: 9, count: 20);
        await StatisticsTests.RefusedAsync("FORBUND_NOT_ALLOWED", "other_forbund[0]", () => one.As("forbundschef").ComputeFlowsAsync(
            new ComputeFlowsRequest { Forbund = one.Forbund, OtherForbund = { other.Forbund }, Period = StatisticsScenario.Year }));
        await StatisticsTests.RefusedAsync("STANDS_TWICE", "other_forbund", () => one.As("forbundschef").ComputeFlowsAsync(
            new ComputeFlowsRequest { Forbund = one.Forbund, OtherForbund = { one.Forbund }, Period = StatisticsScenario.Year }));
        await StatisticsTests.RefusedAsync("OPTION_INVALID", "insatser", () => one.AsLeaderOf(one.Forbund, other.Forbund).ComputeFlowsAsync(
            new ComputeFlowsRequest
            {
                Forbund = one.Forbund, OtherForbund = { other.Forbund }, Period = StatisticsScenario.Year, Insatser = { "301" },
            }));
        var both = new StatisticsService.StatisticsServiceClient(one.Participants.Stack.Invoker(one.Participants.Stack.Issuer.Issue(
            "test:personal", ["insatspersonal"], [one.Forbund, other.Forbund], ["301"], TimeSpan.FromMinutes(30), LocalStack.DevelopmentIssuer.Scopes)));
        await StatisticsTests.RefusedAsync("ROLE_NOT_ALLOWED", "other_forbund", () => both.ComputeFlowsAsync(
            new ComputeFlowsRequest { Forbund = one.Forbund, OtherForbund = { other.Forbund }, Period = StatisticsScenario.Year }));
    }

    private static async Task<IMessage[]> AnswersAsync(StatisticsService.StatisticsServiceClient statistics, string forbund) =>
    [
        await statistics.ComputeFlowsAsync(new ComputeFlowsRequest
        {
            Forbund = forbund, Period = StatisticsScenario.Year, Comparison = StatisticsScenario.YearBefore,
        }),
        await statistics.ComputeTimeInInsatsAsync(new ComputeTimeInInsatsRequest
        {
            Forbund = forbund, Period = StatisticsScenario.Year, Comparison = StatisticsScenario.YearBefore,
        }),
        await statistics.ComputeOutcomesAsync(new ComputeOutcomesRequest
        {
            Forbund = forbund, Period = StatisticsScenario.Year, Comparison = StatisticsScenario.YearBefore,
        }),
    ];
}
