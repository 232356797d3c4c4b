using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Statistics;

/// <summary>Computes how long the closed were in their insatser.</summary>
internal sealed class ComputeTimeInInsatsHandler(StatisticsSource source)
{
    /// <summary>The times. Refusals: those of <see cref="StatisticsQuestion.Read"/>.</summary>
    public async Task<ComputeTimeInInsatsResponse> HandleAsync(
        ComputeTimeInInsatsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var question = StatisticsQuestion.Read(
            request.Forbund, request.OtherForbund, request.Period, request.Comparison, request.Insatser, caller);
        var counted = await source.CountAsync(Shapes.People, question, caller, TimeCounts.CountAsync, cancellationToken);
        var times = Lay(question.Period, [.. counted.Select(one => (one.Counts, one.Shown))]);
        var beside = question.Comparison is { } other ? Lay(other, [.. counted.Select(one => (one.Comparison!, one.Shown))]) : null;
        return new ComputeTimeInInsatsResponse
        {
            Forbund =
            {
                counted.Select((one, i) => new ForbundTimes
                {
                    Forbund = one.Forbund, Times = times.Each[i], Comparison = beside?.Each[i], AsOf = one.AsOf,
                }),
            },
            Together = times.Together,
            Comparison = beside?.Together,
        };
    }

    private static SideBySide<Times> Lay(Period period, IReadOnlyList<(TimeCounts, ShownStatistic)> counted) =>
        SideBySide<Times>.Of(counted, TimeCounts.Sum, counts => new TimeSheet(period, counts));
}
