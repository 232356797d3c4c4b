namespace Finsam.Reporting.Domain;

/// <summary>A figure that was compared with another.</summary>
/// <param name="Label">What it is: an address, or words.</param>
/// <param name="Figure">The figure as printed with its unit, or a word; empty where there is none.</param>
/// <param name="Address">Where it stands in the report's tables: <c>table/row/column</c>; null where it does not.</param>
internal sealed record CheckedFigure(string Label, string Figure, string? Address = null);
