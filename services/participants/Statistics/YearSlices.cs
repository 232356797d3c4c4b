using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Statistics;

/// <summary>A period year by year, as what is shown is decided.</summary>
internal static class YearSlices
{
    /// <summary>A cohort's selections, one a year.</summary>
    public static Selection[] Of(Period period, Cohort cohort) =>
    [
        .. Years(period).Select(year => new Selection(
            cohort, Later(period.From, new DateOnly(year, 1, 1)), Earlier(period.To, new DateOnly(year, 12, 31)))),
    ];

    /// <summary>The years of a period.</summary>
    public static IEnumerable<int> Years(Period period) => Enumerable.Range(period.From.Year, period.To.Year - period.From.Year + 1);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
