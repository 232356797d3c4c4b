using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Bindings;

/// <summary>Finds cells by address: <c>table/row/column</c>, or <c>table/row/column/share</c> for the percentage.</summary>
internal sealed class AddressBook
{
    private const string Share = "share";

    private readonly Dictionary<string, ComposedTable> _tables = [];
    private readonly Dictionary<string, string> _keyFigureUnits;

    /// <summary>Opens the tables that are not narrowed to an insats.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="keyFigures">The report's key figures, each of which has a unit of its own.</param>
    public AddressBook(IEnumerable<ComposedTable> tables, IReadOnlyList<ReportKeyFigure>? keyFigures = null)
    {
        _keyFigureUnits = (keyFigures ?? []).ToDictionary(figure => figure.Code, figure => figure.Unit);
        foreach (var table in tables.Where(table => table.Insats is null))
        {
            _tables.TryAdd(table.Id, table);
        }
    }

    /// <summary>Opens a report's tables: the whole ones, or those that are narrowed to an insats.</summary>
    public static AddressBook Of(ComposedReport report, string? insats = null) => new(
        report.Tables.Where(table => table.Insats == insats).Select(table => table with { Insats = null }), report.Definition.KeyFigures);

    /// <summary>
    /// The cell at an address, or null. Labels may hold a slash: the shortest row label that finds a cell counts, and <c>share</c>
    /// is a label first.
    /// </summary>
    public AddressedCell? Find(string address)
    {
        var parts = address.Split('/');
        if (!_tables.TryGetValue(parts[0], out var table))
        {
            return null;
        }

        var labels = parts[1..];
        if (Find(table, labels) is { } found)
        {
            return new AddressedCell(table, found.Column, found.Cell, IsShare: false, OwnUnit(table, found.Row), found.Row);
        }

        return labels is [.., Share] && Find(table, labels[..^1]) is { } shared
            ? new AddressedCell(table, shared.Column, shared.Cell, IsShare: true, Row: shared.Row)
            : null;
    }

    /// <summary>True where an address begins with a table that there is.</summary>
    public bool HasTable(string address) => _tables.ContainsKey(address.Split('/')[0]);

    /// <summary>The addresses that most resemble one that finds nothing, nearest first.</summary>
    public IReadOnlyList<string> Nearest(string address, int count) => NearestAddresses.Of(address, _tables, count);

    private string? OwnUnit(ComposedTable table, string row) =>
        table.Source == LayoutSources.KeyFigures ? _keyFigureUnits.GetValueOrDefault(row) : null;

    private static (string Row, ComposedColumn Column, ComposedCell Cell)? Find(ComposedTable table, string[] labels)
    {
        for (var i = 1; i < labels.Length; i++)
        {
            var column = string.Join('/', labels[i..]);
            var row = string.Join('/', labels[..i]);
            if (table.Find(row, column) is { } cell)
            {
                return (row, table.Columns.First(candidate => candidate.Label == column), cell);
            }
        }

        return null;
    }
}
