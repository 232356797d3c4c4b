using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.Domain.Budgets;

/// <summary>
/// A forecast as of a day: what has been booked by then, and the budget of the days after it. A budget row that runs over the day counts for
/// the part of its days that remain, rounded to the öre, half away from zero.
/// </summary>
internal static class Forecast
{
    /// <summary>
    /// A line for each project and account that is budgeted or booked on, in their order. What is booked on accounts that no row of the
    /// project names counts on the project's line without an account.
    /// </summary>
    /// <param name="budget">The budget that is followed up.</param>
    /// <param name="booked">What was booked by the day, income positive.</param>
    /// <param name="day">The last day whose postings count.</param>
    public static IReadOnlyList<ForecastLine> Of(
        IReadOnlyList<BudgetRow> budget, IEnumerable<(string Project, string Account, long AmountOre)> booked, DateOnly day)
    {
        var lines = new SortedDictionary<(string Project, string Account), ForecastLine>(
            Comparer<(string Project, string Account)>.Create((a, b) => string.CompareOrdinal(a.Project, b.Project) is not 0 and var order
                ? order
                : string.CompareOrdinal(a.Account, b.Account)));
        foreach (var row in budget)
        {
            var line = Line((row.Project, row.Account));
            lines[(row.Project, row.Account)] = line with
            {
                BudgetOre = checked(line.BudgetOre + row.AmountOre),
                RemainingOre = checked(line.RemainingOre + Remaining(row, day)),
            };
        }

        foreach (var (project, account, amount) in booked)
        {
            var key = lines.ContainsKey((project, account)) ? (project, account) : (project, "");
            var line = Line(key);
            lines[key] = line with { OutcomeOre = checked(line.OutcomeOre + amount) };
        }

        return [.. lines.Values];

        ForecastLine Line((string Project, string Account) key) =>
            lines.TryGetValue(key, out var line) ? line : new ForecastLine(key.Project, key.Account, 0, 0, 0);
    }

    private static long Remaining(BudgetRow row, DateOnly day)
    {
        if (row.Span.Last <= day)
        {
            return 0;
        }

        if (row.Span.First > day)
        {
            return row.AmountOre;
        }

        var days = row.Span.Last.DayNumber - row.Span.First.DayNumber + 1;
        return (long)Math.Round((decimal)row.AmountOre * (row.Span.Last.DayNumber - day.DayNumber) / days, MidpointRounding.AwayFromZero);
    }
}
