using System.Globalization;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;

namespace Finsam.Participants.Statistics;

/// <summary>Times in insats laid out: where a count is withheld, so are the times of those it counts.</summary>
internal sealed class TimeSheet : IStatisticSheet<Times>
{
    private readonly Period _period;
    private readonly TimeCounts _times;
    private readonly GenderCells _closed;

    /// <summary>Lays times out.</summary>
    public TimeSheet(Period period, TimeCounts times) => (_period, _times, _closed) = (period, times, Figures.Add(times.Closed));

    public FigureSheet Figures { get; } = new();

    public Times Write(bool[] withheld) => new()
    {
        Period = new Common.V1.Period { From = Days.Write(_period.From), To = Days.Write(_period.To) },
        All = Write(_closed.All, withheld, 0, 1, 2),
        Women = Write(_closed.Women, withheld, 0),
        Men = Write(_closed.Men, withheld, 1),
        Others = Write(_closed.Others, withheld, 2),
    };

    private TimeFigures Write(int cell, bool[] withheld, params int[] places)
    {
        var figures = new TimeFigures { Closed = Figures.Write(cell, withheld) };
        if (figures.Closed.Count > 0)
        {
            var times = _times.Of(places);
            figures.MeanMonths = Text(times.Mean);
            figures.MedianMonths = Text(times.Percentile(0.5m));
            figures.P25Months = Text(times.Percentile(0.25m));
            figures.P75Months = Text(times.Percentile(0.75m));
            figures.P90Months = Text(times.Percentile(0.9m));
        }

        return figures;
    }

    private static string Text(decimal months) =>
        Math.Round(months, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);
}
