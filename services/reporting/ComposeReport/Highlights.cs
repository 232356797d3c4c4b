using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Rendering;

namespace Finsam.Reporting.ComposeReport;

/// <summary>Picks a few figures to show where a report is not opened, by what the tables are and not by anybody's labels.</summary>
internal static class Highlights
{
    /// <summary>Result, balance sheet total, liquid assets, participants, closures and goals, where the report has them.</summary>
    public static IReadOnlyList<ReportHighlight> Of(ComposedReport report, Layout layout)
    {
        var found = new List<ReportHighlight?>
        {
            LastSum(report, layout, table => table is { Source: LayoutSources.Accounts, Measure: "movement" }),
            LastSum(report, layout, table => table is { Source: LayoutSources.Accounts, Measure: "balance" }),
            LastRow(report, layout, table => table.Source == LayoutSources.CashFlow, row => row.Closing is not null),
            Total(report, FixedTables.Overview, "Deltagare"),
            Total(report, FixedTables.ClosureOverview, "Avslutade"),
            GoalsMet(report),
        };
        return [.. found.OfType<ReportHighlight>()];
    }

    private static ReportHighlight? LastSum(ComposedReport report, Layout layout, Func<MoneyLayout, bool> isWanted) =>
        LastRow(report, layout, table => isWanted(table) && table.Rows is [.., { Sum: not null }], row => row.Sum is not null);

    private static ReportHighlight? LastRow(
        ComposedReport report, Layout layout, Func<MoneyLayout, bool> isWanted, Func<MoneyLayoutRow, bool> isRow)
    {
        var table = layout.Tables.OfType<MoneyLayout>().FirstOrDefault(isWanted);
        var row = table?.Rows.LastOrDefault(isRow);
        var column = table?.Columns.FirstOrDefault(candidate => candidate.IsBooked);
        return table is null || row is null || column is null
            ? null
            : Figure(report, table.Id, row.Label, column.Label, $"{row.Label}, {column.Label}");
    }

    private static ReportHighlight? Total(ComposedReport report, string of, string column)
    {
        var table = report.Whole.FirstOrDefault(candidate => candidate.Id == of)
            ?? report.Whole.FirstOrDefault(candidate => candidate.Of == of);
        return table is null ? null : Figure(report, table.Id, FixedTables.TotalRow, column, $"{table.Title}: {column.ToLowerInvariant()}");
    }

    private static ReportHighlight? Figure(ComposedReport report, string table, string row, string column, string label)
    {
        var composed = report.Whole.First(candidate => candidate.Id == table);
        if (composed.Find(row, column)?.Value is not { } value)
        {
            return null;
        }

        var unit = composed.Columns.First(candidate => candidate.Label == column).Unit ?? composed.Unit;
        var figure = SwedishNumber.Format(value, unit);
        return new ReportHighlight(label, unit == "antal" ? figure : $"{figure} {Unit.Name(unit)}", $"{table}/{row}/{column}");
    }

    private static ReportHighlight? GoalsMet(ComposedReport report)
    {
        var goals = report.Definition.Goals;
        return goals.Count == 0 || report.Whole.FirstOrDefault(table => table.Of == FixedTables.Goals) is not { } table
            ? null
            : new ReportHighlight("Uppfyllda mål", $"{table.Rows.Count(row => row.Cells[2].Text == "met")} av {goals.Count}", table.Id);
    }
}
