using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Bindings;

/// <summary>Finds cells by address: <c>table/row/column</c>, or <c>table/row/column/share</c> for the percentage.</summary>
internal sealed class AddressBook
{
    private const string Share = "share";

    private readonly Dictionary<string, ComposedTable> _tables = [];

    /// <summary>Opens the tables that are not narrowed to an insats.</summary>
    public AddressBook(IEnumerable<ComposedTable> tables)
    {
        foreach (var table in tables.Where(table => table.Insats is null))
        {
            _tables.TryAdd(table.Id, table);
        }
    }

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
            return new AddressedCell(table, found.Column, found.Cell, IsShare: false);
        }

        return labels is [.., Share] && Find(table, labels[..^1]) is { } shared
            ? new AddressedCell(table, shared.Column, shared.Cell, IsShare: true)
            : null;
    }

    /// <summary>The addresses that most resemble one that finds nothing, nearest first.</summary>
    public IReadOnlyList<string> Nearest(string address, int count) => NearestAddresses.Of(address, _tables, count);

    private static (ComposedColumn Column, ComposedCell Cell)? Find(ComposedTable table, string[] labels)
    {
        for (var i = 1; i < labels.Length; i++)
        {
            var column = string.Join('/', labels[i..]);
            if (table.Find(string.Join('/', labels[..i]), column) is { } cell)
            {
                return (table.Columns.First(candidate => candidate.Label == column), cell);
            }
        }

        return null;
    }
}
