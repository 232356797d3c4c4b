namespace Finsam.Reporting.Domain;

/// <summary>A column of a composed table.</summary>
/// <param name="Label">Label, unique within the table.</param>
/// <param name="Unit">Its own unit, or null where the table's holds.</param>
internal sealed record ComposedColumn(string Label, string? Unit);
