using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>A composed table as it is printed: figures by their unit, shares beside them.</summary>
internal static class FigureTable
{
    /// <summary>Prints a table.</summary>
    public static PrintedTable Of(ComposedTable table)
    {
        var hasNotes = table.Rows.Any(row => row.Note is not null);
        return new PrintedTable(
            table.Title,
            CaptionUnit(table),
            [
                new(""),
                .. hasNotes ? [new PrintedColumn("Not")] : Array.Empty<PrintedColumn>(),
                .. table.Columns.Select(column => new PrintedColumn(Heading(table, column), true)),
            ],
            [.. table.Rows.Select(row => new PrintedRow(
                row.Kind,
                [
                    row.Label,
                    .. hasNotes ? [(PrintedCell)$"{row.Note}"] : Array.Empty<PrintedCell>(),
                    .. row.Cells.Select((cell, i) => Cell(cell, table.Columns[i].Unit ?? table.Unit)),
                ]))],
            table.Rows.Any(row => row.Cells.Any(cell => cell.Suppressed)) ? PrintedTable.SuppressedRemark : null);
    }

    /// <summary>What every figure of a table is counted in; null where columns differ, or for counts.</summary>
    public static string? CaptionUnit(ComposedTable table) =>
        table.Columns.All(column => column.Unit is not null) ? null : Unit.Name(table.Unit) switch
        {
            "kr" or "tkr" or "mkr" => $"Belopp i {Unit.Name(table.Unit)}",
            "antal" or "" => null,
            var other => $"I {other}",
        };

    private static string Heading(ComposedTable table, ComposedColumn column) =>
        column.Unit is not null && column.Unit != table.Unit ? $"{column.Label} ({Unit.Name(column.Unit)})" : column.Label;

    private static PrintedCell Cell(ComposedCell cell, string unit)
    {
        var figure = cell switch
        {
            { Value: { } value } => SwedishNumber.Format(value, unit),
            { Text: { } text } => GoalStatus.InPrint(text),
            { Suppressed: true } => PrintedTable.Suppressed,
            _ => "",
        };
        return cell.Share is { } share ? $"{figure} ({SwedishNumber.Format(share)}\u00a0%)".TrimStart() : figure;
    }
}
