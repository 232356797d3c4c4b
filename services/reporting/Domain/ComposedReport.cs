namespace Finsam.Reporting.Domain;

/// <summary>A report as it was composed: what it was to hold and every table's figures. Immutable once stored.</summary>
/// <param name="Definition">Snapshot of the definition that it was composed from.</param>
/// <param name="Tables">The layout's tables in its order, then those narrowed to one insats.</param>
/// <param name="Checks">What was checked, or null in a version that was composed before checks came.</param>
/// <param name="GoalHistories">How goals went before, in the order of the goals that have a history; null where none has.</param>
internal sealed record ComposedReport(
    ReportDefinition Definition,
    IReadOnlyList<ComposedTable> Tables,
    IReadOnlyList<ReportCheck>? Checks = null,
    IReadOnlyList<GoalHistory>? GoalHistories = null)
{
    /// <summary>The layout's own tables, in print order.</summary>
    public IEnumerable<ComposedTable> Whole => Tables.Where(table => table.Insats is null);

    /// <summary>Cells of the layout's own tables that hold a number.</summary>
    public int FigureCount => Whole.Sum(table => table.Rows.Sum(row => row.Cells.Count(cell => cell.Value is not null)));
}
