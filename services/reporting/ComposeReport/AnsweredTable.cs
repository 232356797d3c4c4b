using System.Globalization;
using Finsam.Common.V1;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.ComposeReport;

/// <summary>A table that another service has computed, in the domain's form.</summary>
internal static class AnsweredTable
{
    /// <summary>Takes a service's answer into the report, with how the layout's rows stand out.</summary>
    /// <exception cref="InvalidDataException">The answer is malformed: a number that is none, or a row with a cell too few.</exception>
    public static ComposedTable Compose(PlannedTable planned, Table answer)
    {
        var kinds = (planned.Layout as MoneyLayout)?.Rows.ToDictionary(row => row.Label, KindOf);
        return new ComposedTable(
            planned.Layout.Id,
            planned.Layout.Title,
            planned.Layout.Source,
            (planned.Layout as ParticipantsLayout)?.Of,
            answer.Unit,
            planned.NarrowedTo,
            [.. answer.Columns.Select(column => new ComposedColumn(column.Label, column.HasUnit ? column.Unit : null))],
            [.. answer.Rows.Select(row => ToRow(row, answer, kinds))]);
    }

    /// <summary>A cell in the domain's form; zero is never negative.</summary>
    /// <exception cref="InvalidDataException">The number is none.</exception>
    public static ComposedCell ToCell(Cell cell) => new(
        cell.HasValue ? ToNumber(cell.Value) : null,
        cell.HasShare ? cell.Share : null,
        cell.HasText ? cell.Text : null,
        cell.HasAmountOre ? cell.AmountOre : null,
        cell.Suppressed);

    private static ComposedRow ToRow(Row row, Table table, Dictionary<string, RowKind>? kinds)
    {
        if (row.Cells.Count != table.Columns.Count)
        {
            throw new InvalidDataException($"{table.Id}/{row.Label}: {row.Cells.Count} cells in {table.Columns.Count} columns.");
        }

        var kind = kinds?.GetValueOrDefault(row.Label) ?? (row.Label == FixedTables.TotalRow ? RowKind.Sum : RowKind.Plain);
        return new ComposedRow(row.Label, kind, row.HasNote ? row.Note : null, [.. row.Cells.Select(ToCell)]);
    }

    private static RowKind KindOf(MoneyLayoutRow row) =>
        row.IsHeading ? RowKind.Heading : row.Sum is { Count: > 0 } || row.Less is not null ? RowKind.Sum : RowKind.Plain;

    private static decimal ToNumber(string text)
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var number))
        {
            throw new InvalidDataException($"\"{text}\" is no decimal number.");
        }

        return number == 0 ? Math.Abs(number) : number;
    }
}
