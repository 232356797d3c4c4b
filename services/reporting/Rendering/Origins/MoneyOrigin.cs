using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Rendering.Origins;

/// <summary>What a statement of money is counted from, in words.</summary>
internal static class MoneyOrigin
{
    private static readonly Dictionary<string, string> Budgets = new()
    {
        ["original"] = "ursprunglig budget",
        ["revised"] = "reviderad budget",
        ["forecast"] = "prognos",
        ["period"] = "periodens budget",
    };

    /// <summary>Tells of its columns and rows.</summary>
    public static TableOrigin Of(ComposedTable table, MoneyLayout layout, ReportPeriod period, Edition edition)
    {
        var rows = layout.Rows.ToDictionary(row => row.Label);
        var columns = layout.Columns.ToDictionary(column => column.Label);
        return new TableOrigin(
            [$"Räknad ur {EditionInPrint.UpTo(edition, SourceMark.Ledger)}."],
            [
                .. table.Columns.Where(column => columns.ContainsKey(column.Label))
                    .Select(column => (column.Label, Column(columns[column.Label], layout, period))),
            ],
            label => rows.TryGetValue(label, out var row) ? new RowOrigin(Row(row, layout)) : RowOrigin.None);
    }

    private static string Column(MoneyLayoutColumn column, MoneyLayout layout, ReportPeriod period) => column switch
    {
        { Difference: var (minuend, subtrahend) } => $"{ColumnNamed(minuend, layout)} minus {ColumnNamed(subtrahend, layout)}",
        { ChangePercent: var (to, from) } => $"förändringen från {ColumnNamed(from, layout)} till {ColumnNamed(to, layout)} i procent",
        { Share: var (of, row) } => $"{ColumnNamed(of, layout)} i procent av raden {RowNamed(row, layout)}",
        _ => string.Join(", ", Taken(column, ColumnSpans.Of(column, period))),
    };

    private static IEnumerable<string> Taken(MoneyLayoutColumn column, ReportPeriod span)
    {
        if (column.Budget is { } budget)
        {
            yield return Budgets.GetValueOrDefault(budget, budget);
        }

        yield return $"{span.From:yyyy-MM-dd} – {span.To:yyyy-MM-dd}";
        if (column.DecidedTo is { } day)
        {
            yield return $"beslutat till och med {day:yyyy-MM-dd}";
        }

        if (column.Accounts is { } accounts)
        {
            yield return $"av projekten bara {Accounts(accounts)}";
        }
    }

    private static string Row(MoneyLayoutRow row, MoneyLayout layout)
    {
        var words = row switch
        {
            { Sum: null, Less: null, IsHeading: false } => Own(row, layout),
            { IsHeading: true } => "",
            _ => Total(row, layout),
        };
        return row.Negate && words.Length > 0 ? $"{words}; omvänt tecken" : words;
    }

    private static string Total(MoneyLayoutRow row, MoneyLayout layout)
    {
        var added = row.Sum is { Count: > 0 } sum ? $"Summan av {Named(sum, layout)}" : "";
        var less = row.Less is { Count: > 0 } taken ? $"minus {Named(taken, layout)}" : "";
        return string.Join(", ", new[] { added, less }.Where(part => part.Length > 0));
    }

    private static string Own(MoneyLayoutRow row, MoneyLayout layout)
    {
        var what = (row.Measure ?? layout.Measure) switch { "balance" => "Saldo på", "opening" => "Ingående saldo på", _ => "Bokfört på" };
        string?[] parts =
        [
            row.Projects is { } projects ? $"{what} projekt {string.Join(", ", projects)}" : null,
            row.Accounts is { } accounts ? $"{what} {Accounts(accounts)}" : null,
            row.Change is { } change ? $"Ändrat saldo på {Accounts(change)}" : null,
            row.Opening is { } opening ? $"Ingående saldo på {Accounts(opening)}" : null,
            row.Closing is { } closing ? $"Utgående saldo på {Accounts(closing)}" : null,
            row.Budget is { } budget ? $"i kolumner utan egen version {Budgets.GetValueOrDefault(budget, budget)}" : null,
        ];
        return string.Join("; ", parts.OfType<string>());
    }

    private static string Accounts(IReadOnlyList<string> accounts) => $"konto {string.Join(", ", accounts).Replace('-', '–')}";

    private static string Named(IReadOnlyList<string> names, MoneyLayout layout) =>
        string.Join("; ", names.Select(name => RowNamed(name, layout)));

    // A row that is computed for others only has no place of its own, so it is told here.
    private static string RowNamed(string name, MoneyLayout layout) =>
        (layout.Rows.FirstOrDefault(row => row.Label == name) ?? layout.Rows.FirstOrDefault(row => row.Code == name)) switch
        {
            null => name,
            { IsHidden: true } row => $"{row.Label} ({Row(row, layout)})",
            var row => row.Label,
        };

    private static string ColumnNamed(string name, MoneyLayout layout) =>
        (layout.Columns.FirstOrDefault(column => column.Label == name) ?? layout.Columns.FirstOrDefault(column => column.Code == name))?.Label ?? name;
}
