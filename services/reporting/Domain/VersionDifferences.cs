using System.Globalization;

namespace Finsam.Reporting.Domain;

/// <summary>Holds two versions of a report against each other.</summary>
internal static class VersionDifferences
{
    /// <summary>What stands for a figure that exists but is held back for its small count.</summary>
    public const string Withheld = "(redovisas inte)";

    /// <summary>
    /// Every figure that differs: those of the later version in its order, then those that it lacks, then texts. Cells are the same by table,
    /// insats, row and column.
    /// </summary>
    public static IEnumerable<VersionDifference> Between(ComposedReport before, ComposedReport after) =>
        Figures(before, after).Concat(Texts(before.Definition, after.Definition));

    /// <summary>Every figure that differs, texts aside.</summary>
    public static IEnumerable<VersionDifference> Figures(ComposedReport before, ComposedReport after)
    {
        var (old, fresh) = (Cells(before), Cells(after));
        foreach (var (place, cell) in fresh)
        {
            var earlier = old.GetValueOrDefault(place)?.Cell;
            foreach (var difference in Compare(place, cell.Unit, earlier, cell.Cell))
            {
                yield return difference;
            }
        }

        foreach (var (place, cell) in old.Where(one => !fresh.ContainsKey(one.Key)))
        {
            foreach (var difference in Compare(place, cell.Unit, cell.Cell, null))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<VersionDifference> Compare(Place place, string unit, ComposedCell? before, ComposedCell? after)
    {
        var (old, fresh) = (Text(before), Text(after));
        if (old != fresh)
        {
            yield return new VersionDifference(place.Table, place.Insats, place.Row, place.Column, IsShare: false, unit, old, fresh);
        }

        if (before?.Share != after?.Share)
        {
            yield return new VersionDifference(
                place.Table, place.Insats, place.Row, place.Column, IsShare: true, "%", Text(before?.Share), Text(after?.Share));
        }
    }

    private static IEnumerable<VersionDifference> Texts(ReportDefinition before, ReportDefinition after)
    {
        var old = before.Sections.ToDictionary(section => section.Name, section => section.Markdown);
        var fresh = after.Sections.ToDictionary(section => section.Name, section => section.Markdown);
        return old.Keys.Union(fresh.Keys).Order(StringComparer.Ordinal)
            .Where(name => old.GetValueOrDefault(name) != fresh.GetValueOrDefault(name))
            .Select(name => new VersionDifference(
                "", null, "", "", IsShare: false, "", old.GetValueOrDefault(name), fresh.GetValueOrDefault(name), name));
    }

    // In the order of the report: a dictionary that nothing is removed from keeps it.
    private static Dictionary<Place, UnitCell> Cells(ComposedReport report)
    {
        var cells = new Dictionary<Place, UnitCell>();
        foreach (var table in report.Tables)
        {
            foreach (var row in table.Rows)
            {
                for (var i = 0; i < table.Columns.Count; i++)
                {
                    var column = table.Columns[i];
                    cells.TryAdd(new Place(table.Id, table.Insats, row.Label, column.Label), new UnitCell(column.Unit ?? table.Unit, row.Cells[i]));
                }
            }
        }

        return cells;
    }

    private static string? Text(ComposedCell? cell) =>
        cell is null ? null : cell.Suppressed ? Withheld : cell.Value?.ToString(CultureInfo.InvariantCulture) ?? cell.Text;

    private static string? Text(int? share) => share?.ToString(CultureInfo.InvariantCulture);

    private sealed record Place(string Table, string? Insats, string Row, string Column);

    private sealed record UnitCell(string Unit, ComposedCell Cell);
}
