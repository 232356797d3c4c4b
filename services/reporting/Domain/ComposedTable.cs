namespace Finsam.Reporting.Domain;

/// <summary>A table with its figures, as printed.</summary>
/// <param name="Id">Id in the layout, unique among the tables that are not narrowed.</param>
/// <param name="Title">Heading.</param>
/// <param name="Source">The layout's source: <c>accounts</c>, <c>participants</c>, <c>key_figures</c> …</param>
/// <param name="Of">The fixed table that it is; null for other sources than <c>participants</c>.</param>
/// <param name="Unit">Unit of every column without its own.</param>
/// <param name="Insats">The insats that it is narrowed to, or null.</param>
/// <param name="Columns">Columns in print order.</param>
/// <param name="Rows">Rows in print order, each with one cell a column.</param>
internal sealed record ComposedTable(
    string Id,
    string Title,
    string Source,
    string? Of,
    string Unit,
    string? Insats,
    IReadOnlyList<ComposedColumn> Columns,
    IReadOnlyList<ComposedRow> Rows)
{
    /// <summary>The cell of exactly this row and column, or null where the table has no such row or column.</summary>
    public ComposedCell? Find(string row, string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Label == column)
            {
                return Rows.FirstOrDefault(candidate => candidate.Label == row)?.Cells[i];
            }
        }

        return null;
    }
}
