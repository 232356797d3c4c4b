namespace Finsam.Reporting.Sources;

/// <summary>Tables that a source is asked for, and where each stands in the layout.</summary>
/// <param name="Tables">The tables, as the source's contract has them.</param>
/// <param name="Places">
/// Field of the report's definition that each comes from, such as <c>layout_json.tables[3]</c>: what the source says of its n-th table is
/// told of that one.
/// </param>
internal sealed record AskedTables<TTable>(IReadOnlyList<TTable> Tables, IReadOnlyList<string> Places);
