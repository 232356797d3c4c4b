using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Statistics;

/// <summary>Counts who started, was closed and was ongoing, by month.</summary>
internal sealed class ComputeFlowsHandler(StatisticsSource source)
{
    private const int MostMonths = 60;

    /// <summary>The flows. Refusals: those of <see cref="StatisticsQuestion.Read"/>, and <c>PeriodInvalid</c> for what is no whole months.</summary>
    public async Task<ComputeFlowsResponse> HandleAsync(ComputeFlowsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var question = StatisticsQuestion.Read(
            request.Forbund, request.OtherForbund, request.Period, request.Comparison, request.Insatser, caller);
        KeepWholeMonths(question);
        var counted = await source.CountAsync(Shapes.Months, question, caller, FlowCounts.CountAsync, cancellationToken);
        var flows = Lay(question.Period, [.. counted.Select(one => (one.Counts, one.Shown))]);
        var beside = question.Comparison is { } other ? Lay(other, [.. counted.Select(one => (one.Comparison!, one.Shown))]) : null;
        return new ComputeFlowsResponse
        {
            Forbund =
            {
                counted.Select((one, i) => new ForbundFlows
                {
                    Forbund = one.Forbund, Flows = flows.Each[i], Comparison = beside?.Each[i], AsOf = one.AsOf,
                }),
            },
            Together = flows.Together,
            Comparison = beside?.Together,
        };
    }

    private static SideBySide<Flows> Lay(Period period, IReadOnlyList<(FlowCounts, ShownStatistic)> counted) =>
        SideBySide<Flows>.Of(counted, FlowCounts.Sum, counts => new FlowSheet(period, counts));

    private static void KeepWholeMonths(StatisticsQuestion question)
    {
        var refusals = new List<Refusal>();
        Check("period", question.Period);
        if (question.Comparison is { } comparison)
        {
            Check("comparison", comparison);
        }

        RefusedException.ThrowIfAny(refusals);

        void Check(string field, Period period)
        {
            var months = ((period.To.Year - period.From.Year) * 12) + period.To.Month - period.From.Month + 1;
            var isWhole = period.From.Day == 1 && period.To.Day == DateTime.DaysInMonth(period.To.Year, period.To.Month);
            if (!isWhole || months > MostMonths || period.From.Year <= 1 || period.To.Year >= DateOnly.MaxValue.Year)
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.PeriodInvalid, field, "Flöden räknas för hela månader.", $"hela månader, högst {MostMonths}"));
            }
        }
    }
}
