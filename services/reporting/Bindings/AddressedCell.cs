using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Bindings;

/// <summary>What an address leads to.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Cell">The cell.</param>
/// <param name="IsShare">True where the address asks for the percentage.</param>
/// <param name="OwnUnit">Unit of the cell's row, where it has one: a key figure's.</param>
/// <param name="Row">Label of the row.</param>
internal sealed record AddressedCell(
    ComposedTable Table,
    ComposedColumn Column,
    ComposedCell Cell,
    bool IsShare,
    string? OwnUnit = null,
    string Row = "")
{
    /// <summary>The number that the address means, or null.</summary>
    public decimal? Number => IsShare ? Cell.Share : Cell.Value;

    /// <summary>Unit of the number.</summary>
    public string Unit => IsShare ? "%" : OwnUnit ?? Column.Unit ?? Table.Unit;

    /// <summary>True where the unit is known: a table of goals has a unit for each goal, which nobody has told.</summary>
    public bool HasKnownUnit => Table.Of != FixedTables.Goals;

    /// <summary>True where there is something to print: a number, a word, or a figure that is held back.</summary>
    public bool IsPrintable => Number is not null || Cell.Suppressed || (!IsShare && Cell.Text is not null);
}
