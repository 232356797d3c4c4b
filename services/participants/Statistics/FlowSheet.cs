using System.Globalization;
using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;

namespace Finsam.Participants.Statistics;

/// <summary>Flows laid out.</summary>
internal sealed class FlowSheet : IStatisticSheet<Flows>
{
    private readonly Period _period;
    private readonly List<(DateOnly Month, GenderCells Started, GenderCells Closed, GenderCells Ongoing)> _months = [];
    private readonly GenderCells _started;
    private readonly GenderCells _closed;

    /// <summary>Lays flows out.</summary>
    public FlowSheet(Period period, FlowCounts flows)
    {
        _period = period;
        foreach (var month in flows.Months)
        {
            var last = month.Month.AddMonths(1).AddDays(-1);
            _months.Add((
                month.Month,
                Figures.Add(month.Started, new Selection(Cohort.New, month.Month, last)),
                Figures.Add(month.Closed, new Selection(Cohort.Closed, month.Month, last)),
                Figures.Add(month.Ongoing, new Selection(Cohort.There, month.Month, last))));
        }

        _started = Figures.Add(GenderCount.Sum(flows.Months.Select(month => month.Started)), YearSlices.Of(period, Cohort.New));
        _closed = Figures.Add(GenderCount.Sum(flows.Months.Select(month => month.Closed)), YearSlices.Of(period, Cohort.Closed));
    }

    public FigureSheet Figures { get; } = new();

    public Flows Write(bool[] withheld, int k) => new()
    {
        Period = new Common.V1.Period { From = Days.Write(_period.From), To = Days.Write(_period.To) },
        Months =
        {
            _months.Select(month => new MonthFlow
            {
                Month = month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                Started = Figures.Write(month.Started, withheld),
                Closed = Figures.Write(month.Closed, withheld),
                Ongoing = Figures.Write(month.Ongoing, withheld),
            }),
        },
        Started = Figures.Write(_started, withheld),
        Closed = Figures.Write(_closed, withheld),
    };
}
