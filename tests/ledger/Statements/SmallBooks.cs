using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.Tests.Statements;

/// <summary>Books small enough to sum by hand, and the short forms that tests write tables in.</summary>
internal static class SmallBooks
{
    public static readonly DaySpan Year2016 = Span("2016-01-01", "2016-12-31");
    public static readonly DaySpan Year2017 = Span("2017-01-01", "2017-12-31");

    /// <summary>
    /// 2017: bank 1 000.00 in, 300.00 income on project 101 in March, 120.50 cost on project 301 in May; 2016 known from its successor.
    /// </summary>
    public static Books Make(params BudgetRow[] budget) => new(
        [new FiscalYear(Year2017, new Dictionary<string, long> { ["1930"] = 100000, ["2091"] = -100000 })],
        [
            new PreviousYear(
                Year2016,
                new Dictionary<string, long> { ["1930"] = 80000, ["2091"] = -80000 },
                new Dictionary<string, long> { ["1930"] = 100000, ["2091"] = -80000 },
                new Dictionary<string, long> { ["3010"] = -50000, ["4010"] = 30000 }),
        ],
        budget,
        new PostedRows(
            (Day("2017-03-01"), "1930", "", 30000),
            (Day("2017-03-01"), "3010", "101", -30000),
            (Day("2017-05-01"), "4010", "301", 12050),
            (Day("2017-05-01"), "1930", "", -12050)));

    public static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static DaySpan Span(string first, string last) => new(Day(first), Day(last));

    public static AccountRanges Accounts(params string[] texts) =>
        AccountRanges.TryParse(texts, out var accounts, out var fault) ? accounts : throw new ArgumentException(fault);

    public static StatementColumn Column(string label = "2017", string first = "2017-01-01", string last = "2017-12-31") =>
        new() { Label = label, Span = Span(first, last) };

    public static StatementRow Row(string label, params string[] accounts) =>
        new() { Label = label, Accounts = accounts.Length == 0 ? null : Accounts(accounts) };

    /// <summary>The values of a table in kronor with two decimals, row by row.</summary>
    public static string?[][] Values(IBook book, StatementColumn[] columns, params StatementRow[] rows)
    {
        Assert.True(MoneyUnit.TryParse("kr2", out var unit));
        return [.. StatementCalculator.Compute(new Statement(unit, columns, rows), book)
            .Select(row => row.Select(cell => cell.Value).ToArray())];
    }

    private sealed class PostedRows(params (DateOnly Date, string Account, string Project, long AmountOre)[] rows) : ISpanSums
    {
        public long Sum(DaySpan span, AccountRanges accounts, IReadOnlySet<string>? projects) => rows
            .Where(row => span.Contains(row.Date) && accounts.Contains(row.Account) && projects?.Contains(row.Project) != false)
            .Sum(row => row.AmountOre);
    }
}
