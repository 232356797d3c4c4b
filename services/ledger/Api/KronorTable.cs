using System.Globalization;
using Finsam.Common.V1;
using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Api;

/// <summary>Builds a table of money in kronor, each cell with the exact öre behind it.</summary>
internal static class KronorTable
{
    private const string Percent = "%";

    /// <summary>A table without rows.</summary>
    public static Table New(string id, string title, params string[] columns) => new()
    {
        Id = id, Title = title, Unit = MoneyUnit.Kronor.Name, Columns = { columns.Select(label => new Column { Label = label }) },
    };

    /// <summary>A row; empty cells where null.</summary>
    public static Row Row(string label, params long?[] ore) => new() { Label = label, Cells = { ore.Select(Cell) } };

    /// <summary>A cell; empty where null.</summary>
    public static Cell Cell(long? ore) =>
        ore is { } amount ? new Cell { Value = MoneyUnit.Kronor.Print(amount), AmountOre = amount } : new Cell();

    /// <summary>A column in per cent.</summary>
    public static Column PercentColumn(string label) => new() { Label = label, Unit = Percent };

    /// <summary>A cell with one amount in per cent of another, to one decimal; empty where either is missing or the whole is 0.</summary>
    public static Cell PercentCell(long? part, long? whole) => part is { } some && whole is { } all and not 0
        ? new Cell { Value = MoneyUnit.PrintNumber(some * 100m / all, 1) }
        : new Cell();

    /// <summary>A day as a column's label.</summary>
    public static string Label(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
