namespace Finsam.Reporting.Domain;

/// <summary>A row of a composed table.</summary>
/// <param name="Label">Label, unique within the table.</param>
/// <param name="Kind">How it is printed.</param>
/// <param name="Note">Number of the note that it points to.</param>
/// <param name="Cells">One cell a column.</param>
internal sealed record ComposedRow(string Label, RowKind Kind, int? Note, IReadOnlyList<ComposedCell> Cells);

/// <summary>How a row stands out in print.</summary>
internal enum RowKind
{
    /// <summary>An ordinary row.</summary>
    Plain,

    /// <summary>A label over the rows that follow; its cells are empty.</summary>
    Heading,

    /// <summary>A sum of other rows, or a total.</summary>
    Sum,
}
