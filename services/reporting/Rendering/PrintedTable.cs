using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>A table as it is printed, whatever it is rendered as. Each row is headed by its first cell.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Unit">What every figure is counted in, in words; null where that is not the same, or goes without saying.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with a cell a column.</param>
/// <param name="Remark">What stands under it, or null.</param>
/// <param name="FigureColumn">Index of the column whose figures can be followed to where they come from; null for none.</param>
internal sealed record PrintedTable(
    string Title, string? Unit, IReadOnlyList<PrintedColumn> Columns, IReadOnlyList<PrintedRow> Rows, string? Remark = null,
    int? FigureColumn = null)
{
    // A table of fewer rows than this is kept on one page.
    private const int ShortRows = 25;

    /// <summary>What is printed for a figure that is held back for its small count.</summary>
    public const string Suppressed = "..";

    /// <summary>What stands under a table with such a figure.</summary>
    public const string SuppressedRemark = $"{Suppressed} Uppgiften redovisas inte, eftersom antalet är litet.";

    /// <summary>True for a table of so many rows that it is kept on one page.</summary>
    public static bool IsShort(int rows) => rows < ShortRows;
}

/// <summary>A column of a printed table.</summary>
/// <param name="Text">Its heading; may be empty over the labels.</param>
/// <param name="IsRight">True where its cells stand to the right, as figures do.</param>
internal sealed record PrintedColumn(string Text, bool IsRight = false);

/// <summary>A row of a printed table.</summary>
/// <param name="Kind">How it stands out.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record PrintedRow(RowKind Kind, IReadOnlyList<PrintedCell> Cells);

/// <summary>A cell of a printed table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Light">The signal before it, or null.</param>
internal sealed record PrintedCell(string Text, SignalLight? Light = null)
{
    /// <summary>A cell of text alone.</summary>
    public static implicit operator PrintedCell(string text) => new(text);
}
