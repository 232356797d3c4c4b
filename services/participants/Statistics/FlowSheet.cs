using System.Globalization;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;

namespace Finsam.Participants.Statistics;

/// <summary>Flows laid out.</summary>
internal sealed class FlowSheet : IStatisticSheet<Flows>
{
    private readonly Period _period;
    private readonly List<(DateOnly Month, GenderCells Started, GenderCells Closed, GenderCells Ongoing)> _months = [];
    private readonly GenderCells _started;
    private readonly GenderCells _closed;

    /// <summary>Lays flows out: whoever was ongoing or started is closed or ongoing a month later, and the months add up to the period.</summary>
    public FlowSheet(Period period, FlowCounts flows)
    {
        _period = period;
        var before = Figures.AddUnseen(flows.Before.Ongoing);
        foreach (var month in flows.Months)
        {
            var (started, closed, ongoing) = (Figures.Add(month.Started), Figures.Add(month.Closed), Figures.Add(month.Ongoing));
            Figures.Tie([before, started], [closed, ongoing]);
            _months.Add((month.Month, started, closed, ongoing));
            before = ongoing;
        }

        _started = Figures.Add(GenderCount.Sum(flows.Months.Select(month => month.Started)));
        _closed = Figures.Add(GenderCount.Sum(flows.Months.Select(month => month.Closed)));
        Figures.Tie([_started], [.. _months.Select(month => month.Started)]);
        Figures.Tie([_closed], [.. _months.Select(month => month.Closed)]);
    }

    public FigureSheet Figures { get; } = new();

    public Flows Write(bool[] withheld) => new()
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
