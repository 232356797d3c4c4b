namespace Finsam.Reporting.Domain;

/// <summary>A difference between two versions of a report: of a figure, or of a text.</summary>
/// <param name="Table">Id of the table; empty where a text differs.</param>
/// <param name="Insats">The insats that the table is narrowed to, or null.</param>
/// <param name="Row">Label of the row.</param>
/// <param name="Column">Label of the column.</param>
/// <param name="IsShare">True where the cell's share differs.</param>
/// <param name="Unit">Unit of the figures.</param>
/// <param name="Before">What stood there before, or null for nothing.</param>
/// <param name="After">What stands there after, or null for nothing.</param>
/// <param name="Section">Name of the text that differs; null where a figure does.</param>
internal sealed record VersionDifference(
    string Table,
    string? Insats,
    string Row,
    string Column,
    bool IsShare,
    string Unit,
    string? Before,
    string? After,
    string? Section = null);
