using Finsam.Common.V1;
using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.ComputeTables;

/// <summary>Rows and columns as the contract has them.</summary>
internal static class TableCells
{
    /// <summary>A column; <paramref name="unit"/> empty where the table's holds.</summary>
    public static Column Column(string label, string unit, string? code = null)
    {
        var column = new Column { Label = label };
        if (unit.Length > 0)
        {
            column.Unit = unit;
        }

        if (code is not null)
        {
            column.Code = code;
        }

        return column;
    }

    /// <summary>A row with its cells.</summary>
    public static Row Row(string label, int? note, IEnumerable<StatementCell> cells, string? code = null)
    {
        var row = new Row { Label = label };
        if (note is { } number)
        {
            row.Note = number;
        }

        if (code is not null)
        {
            row.Code = code;
        }

        row.Cells.Add(cells.Select(Cell));
        return row;
    }

    /// <summary>A cell.</summary>
    public static Cell Cell(StatementCell computed)
    {
        var cell = new Cell();
        if (computed.Value is not null)
        {
            cell.Value = computed.Value;
        }

        if (computed.AmountOre is { } ore)
        {
            cell.AmountOre = ore;
        }

        return cell;
    }
}
