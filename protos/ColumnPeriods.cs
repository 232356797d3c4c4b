using Finsam.Ledger.V1;

namespace Finsam.Protos;

/// <summary>The days that a column's rule means, for whoever computes the column and whoever asks for it.</summary>
public static class ColumnPeriods
{
    /// <summary>What a rule may count from, as the contract writes it.</summary>
    public static IReadOnlyList<string> Bases { get; } = ["period", "year", "year_to_date", "months"];

    /// <summary>Most years, and most periods, back.</summary>
    public const int MostBack = 100;

    private const int Months = 12;

    /// <summary>
    /// The days, both ends included, for a report of these days; null where the rule is none, or leads before the first of all years.
    /// Whole months stay whole months when they are moved, and the last of a month stays the last.
    /// </summary>
    public static (DateOnly From, DateOnly To)? Resolve(ColumnPeriod rule, DateOnly from, DateOnly to)
    {
        if (rule.BackYears is < 0 or > MostBack || rule.BackPeriods is < 0 or > MostBack || Base(rule, from, to) is not var (first, last))
        {
            return null;
        }

        try
        {
            return MovedBack(first, last, rule.BackYears, rule.BackPeriods);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static (DateOnly First, DateOnly Last)? Base(ColumnPeriod rule, DateOnly from, DateOnly to)
    {
        var lastMonth = rule.LastMonth == 0 ? rule.FirstMonth : rule.LastMonth;
        return (rule.Of, rule.FirstMonth, rule.LastMonth) switch
        {
            ("" or "period", 0, 0) => (from, to),
            ("year", 0, 0) => (new DateOnly(to.Year, 1, 1), new DateOnly(to.Year, Months, 31)),
            ("year_to_date", 0, 0) => (new DateOnly(to.Year, 1, 1), to),
            ("months", >= 1 and <= Months, _) when lastMonth >= rule.FirstMonth && lastMonth <= Months =>
                (new DateOnly(to.Year, rule.FirstMonth, 1), LastOfMonth(new DateOnly(to.Year, lastMonth, 1))),
            _ => null,
        };
    }

    private static (DateOnly First, DateOnly Last) MovedBack(DateOnly from, DateOnly to, int years, int periods)
    {
        var first = from.AddYears(-years);
        var last = to == LastOfMonth(to) ? LastOfMonth(to.AddYears(-years)) : to.AddYears(-years);
        if (first.Day == 1 && last == LastOfMonth(last))
        {
            var months = periods * ((Months * (last.Year - first.Year)) + last.Month - first.Month + 1);
            return (first.AddMonths(-months), LastOfMonth(last.AddMonths(-months)));
        }

        var days = periods * (last.DayNumber - first.DayNumber + 1);
        return (first.AddDays(-days), last.AddDays(-days));
    }

    private static DateOnly LastOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
