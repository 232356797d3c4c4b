using System.Globalization;
using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;

namespace Finsam.Participants.Statistics;

/// <summary>Times in insats laid out: where a count is withheld, so are the times of those it counts.</summary>
internal sealed class TimeSheet : IStatisticSheet<Times>
{
    private readonly Period _period;
    private readonly TimeCounts _times;
    private readonly GenderCells _closed;

    /// <summary>Lays times out.</summary>
    public TimeSheet(Period period, TimeCounts times) =>
        (_period, _times, _closed) = (period, times, Figures.Add(times.Closed, YearSlices.Of(period, Cohort.Closed)));

    public FigureSheet Figures { get; } = new();

    public Times Write(bool[] withheld, int k) => new()
    {
        Period = new Common.V1.Period { From = Days.Write(_period.From), To = Days.Write(_period.To) },
        All = Write(_closed.All, withheld, k, 0, 1, 2),
        Women = Write(_closed.Women, withheld, k, 0),
        Men = Write(_closed.Men, withheld, k, 1),
        Others = Write(_closed.Others, withheld, k, 2),
    };

    private TimeFigures Write(int cell, bool[] withheld, int k, params int[] places)
    {
        var figures = new TimeFigures { Closed = Figures.Write(cell, withheld) };
        if (figures.Closed.Count > 0)
        {
            var times = _times.Of(places);
            figures.MeanMonths = Text(times.Mean);
            Percentile(0.5m, months => figures.MedianMonths = months);
            Percentile(0.25m, months => figures.P25Months = months);
            Percentile(0.75m, months => figures.P75Months = months);
            Percentile(0.9m, months => figures.P90Months = months);

            // Where few are beyond it, it is the time of one of them.
            void Percentile(decimal part, Action<string> write)
            {
                if (k <= 1 || figures.Closed.Count * Math.Min(part, 1 - part) >= k)
                {
                    write(Text(times.Percentile(part)));
                }
            }
        }

        return figures;
    }

    private static string Text(decimal months) =>
        Math.Round(months, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);
}
