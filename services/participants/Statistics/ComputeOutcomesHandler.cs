using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Statistics;

/// <summary>Counts what the closed were closed to, by age and gender.</summary>
internal sealed class ComputeOutcomesHandler(StatisticsSource source)
{
    /// <summary>The outcomes. Refusals: those of <see cref="StatisticsQuestion.Read"/> and <see cref="AgeBands.Read"/>.</summary>
    public async Task<ComputeOutcomesResponse> HandleAsync(ComputeOutcomesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var question = StatisticsQuestion.Read(
            request.Forbund, request.OtherForbund, request.Period, request.Comparison, request.Insatser, caller);
        var (labels, bands) = AgeBands.Read(request.Ages);
        var counted = await source.CountAsync(
            Shapes.Outcomes, question, caller, (query, cancellation) => OutcomeCounts.CountAsync(query, bands, cancellation), cancellationToken);

        // Where nothing is decided on, the reasons that occur would tell who there is.
        var reasons = counted.SelectMany(one => question.Periods.Zip([one.Counts, one.Comparison!]).Where(each => one.Shown.Covers(each.First)))
            .Select(each => each.Second)
            .SelectMany(counts => counts.Counts.SelectMany(age => age.Keys))
            .Distinct().OrderBy(reason => reason.Code.Length == 0).ThenBy(reason => reason.Position).ToList();
        var shape = new OutcomeShape(question.Period, [.. labels, ""], bands, reasons);
        var outcomes = Lay(shape, [.. counted.Select(one => (one.Counts, one.Shown))]);
        var beside = question.Comparison is { } period
            ? Lay(shape with { Period = period }, [.. counted.Select(one => (one.Comparison!, one.Shown))])
            : null;
        return new ComputeOutcomesResponse
        {
            Forbund =
            {
                counted.Select((one, i) => new ForbundOutcomes
                {
                    Forbund = one.Forbund, Outcomes = outcomes.Each[i], Comparison = beside?.Each[i], AsOf = one.AsOf,
                }),
            },
            Together = outcomes.Together,
            Comparison = beside?.Together,
        };
    }

    private static SideBySide<Outcomes> Lay(OutcomeShape shape, IReadOnlyList<(OutcomeCounts, ShownStatistic)> counted) =>
        SideBySide<Outcomes>.Of(counted, OutcomeCounts.Sum, counts => new OutcomeSheet(shape, counts));
}
