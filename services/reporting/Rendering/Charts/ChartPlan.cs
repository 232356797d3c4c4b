using Finsam.Protos;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Rendering.Charts;

/// <summary>Which charts a composed table is shown as, and which of its figures each of them takes.</summary>
internal static class ChartPlan
{
    // More bars than this say less than the table does.
    private const int MostCategories = 40;

    /// <summary>The charts of a table: those that its layout names, or else those that suit it and have something to show.</summary>
    /// <param name="table">The composed table.</param>
    /// <param name="layout">Its layout, or null where that is not known.</param>
    /// <param name="period">The report's period.</param>
    /// <remarks>Of participant tables that vary a fixed one, such as that of the year before, only the fixed one itself is shown unasked.</remarks>
    public static IReadOnlyList<Chart> For(ComposedTable table, LayoutTable? layout, ReportPeriod period)
    {
        var kinds = layout?.Charts ?? (table.Of is null || table.Of == table.Id ? ChartKinds.For(table.Source, table.Of) : []);
        return [.. kinds.Select(kind => Make(kind, table, layout, period, isNamed: layout?.Charts is not null)).OfType<Chart>().Where(IsWorthIt)];
    }

    private static Chart? Make(string kind, ComposedTable table, LayoutTable? layout, ReportPeriod period, bool isNamed) => kind switch
    {
        ChartKinds.Flow => OfColumns("Deltagare som kom, avslutade och är kvar", table, "Nya", "Avslutade", "Pågående"),
        ChartKinds.AgeGender => OfColumns("Kvinnor och män efter ålder", table, "Kvinnor", "Män"),
        ChartKinds.Outcomes => OfColumns(table.Title, table, "Antal"),
        ChartKinds.Support => OfColumns("Försörjning före och efter insatsen", table, "Före", "Efter"),
        ChartKinds.FollowUp => OfColumns("Sysselsättning vid avslut och tolv månader efter", table, "Vid avslut", "12 månader efter"),
        ChartKinds.BudgetOutcome when layout is MoneyLayout money => OfBudget(table, money),
        ChartKinds.CostDistribution when layout is MoneyLayout money => OfCosts(table, money, isNamed),
        ChartKinds.Equity when layout is MoneyLayout money => OfEquity(table, money, period),
        _ => null,
    };

    private static Chart? OfColumns(string title, ComposedTable table, params string[] labels)
    {
        var columns = labels.Select(label => IndexOf(table, label)).ToList();
        return columns.Contains(-1) ? null : OfRows(title, table, PlainRows(table), columns);
    }

    private static Chart? OfBudget(ComposedTable table, MoneyLayout layout)
    {
        var budget = layout.Columns.FirstOrDefault(column => !column.IsHidden && column.Budget is not null);
        var outcome = layout.Columns.FirstOrDefault(column => column.IsBooked);
        if (layout.Source != LayoutSources.Projects || budget is null || outcome is null)
        {
            return null;
        }

        int[] columns = [IndexOf(table, budget.Label), IndexOf(table, outcome.Label)];
        return columns.Contains(-1) ? null : OfRows($"{table.Title}: budget och utfall", table, ProjectRows(table, layout), columns);
    }

    // Of its own accord only where every row is a cost: parts of a whole have one sign.
    private static Chart? OfCosts(ComposedTable table, MoneyLayout layout, bool isNamed)
    {
        var outcome = layout.Columns.FirstOrDefault(column => column.IsBooked);
        if (outcome is null || IndexOf(table, outcome.Label) is not (>= 0 and var column))
        {
            return null;
        }

        var rows = PlainRows(table).Where(row => row.Cells[column].Value is not (null or 0)).ToList();
        var ofOneSign = rows.All(row => row.Cells[column].Value > 0) || rows.All(row => row.Cells[column].Value < 0);
        return isNamed || (ofOneSign && ProjectRows(table, layout).Count == PlainRows(table).Count)
            ? OfRows($"{table.Title}: kostnadernas fördelning", table, rows, [column])
            : null;
    }

    private static Chart? OfEquity(ComposedTable table, MoneyLayout layout, ReportPeriod period)
    {
        var equity = layout.Rows.FirstOrDefault(row =>
            (row.Measure ?? layout.Measure) == "balance" && row.Accounts is [['2', '0', ..], ..]
            && (row.Source ?? layout.Source) == LayoutSources.Accounts);
        var row = table.Rows.FirstOrDefault(candidate => candidate.Label == equity?.Label);
        var columns = layout.Columns
            .Where(column => column.IsBooked)
            .Select(column => (column.Label, Index: IndexOf(table, column.Label), End: End(column, period)))
            .Where(column => column.Index >= 0)
            .OrderBy(column => column.End)
            .ToList();
        return row is null || columns.DistinctBy(column => column.End).Count() < columns.Count
            ? null
            : new Chart(
                $"{row.Label} över tid",
                ChartShape.Line,
                table.Columns[columns[0].Index].Unit ?? table.Unit,
                [.. columns.Select(column => column.Label)],
                [new ChartSeries(row.Label, [.. columns.Select(column => row.Cells[column.Index].Value)])]);
    }

    private static DateOnly End(MoneyLayoutColumn column, ReportPeriod period) =>
        column.Relative is { } rule && ColumnPeriods.Resolve(rule, period.From, period.To) is { } days ? days.To : column.To ?? period.To;

    private static Chart? OfRows(string title, ComposedTable table, List<ComposedRow> rows, IReadOnlyList<int> columns)
    {
        var units = columns.Select(column => table.Columns[column].Unit ?? table.Unit).Distinct().ToList();
        return units.Count != 1 || rows.Count is 0 or > MostCategories
            ? null
            : new Chart(
                title,
                ChartShape.Bars,
                units[0],
                [.. rows.Select(row => row.Label)],
                [.. columns.Select(column => new ChartSeries(table.Columns[column].Label, [.. rows.Select(row => row.Cells[column].Value)]))]);
    }

    private static bool IsWorthIt(Chart chart) =>
        chart.Categories.Count * chart.Series.Count > 1 && chart.Series.Any(series => series.Values.Any(value => value is not (null or 0)));

    private static List<ComposedRow> PlainRows(ComposedTable table) => [.. table.Rows.Where(row => row.Kind == RowKind.Plain)];

    private static List<ComposedRow> ProjectRows(ComposedTable table, MoneyLayout layout)
    {
        var labels = layout.Rows.Where(row => row.Projects is not null).Select(row => row.Label).ToHashSet();
        return [.. PlainRows(table).Where(row => labels.Contains(row.Label))];
    }

    private static int IndexOf(ComposedTable table, string label) => table.Columns.Select(column => column.Label).ToList().IndexOf(label);
}
