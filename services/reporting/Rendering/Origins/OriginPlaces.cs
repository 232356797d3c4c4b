using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering.Origins;

/// <summary>
/// Places of a page that tell what its figures are counted from: one for each row of a table, and one for each figure that a text computes.
/// A figure that is held back for its small count has none.
/// </summary>
internal sealed class OriginPlaces
{
    private readonly AddressBook _addresses;
    private readonly Dictionary<string, int> _tables = [];
    private readonly Dictionary<string, Dictionary<string, int>> _rows = [];
    private readonly Dictionary<string, ComputedFigure> _computed = [];

    /// <summary>Gives places to the rows of a report's tables. Their ids hold a low line, which no id of a heading does.</summary>
    public OriginPlaces(ComposedReport report, AddressBook addresses)
    {
        _addresses = addresses;
        foreach (var table in report.Whole)
        {
            _tables.Add(table.Id, _tables.Count + 1);
            _rows.Add(table.Id, table.Rows.Select((row, i) => (row.Label, i)).ToDictionary(row => row.Label, row => row.i + 1));
        }
    }

    /// <summary>The figures that texts compute, in the order that they were asked for.</summary>
    public IReadOnlyCollection<ComputedFigure> Computed => _computed.Values;

    /// <summary>Place of a table.</summary>
    public string Of(string table) => $"k_{_tables[table]}";

    /// <summary>Place of a row.</summary>
    public string Of(string table, string row) => $"{Of(table)}_{_rows[table][row]}";

    /// <summary>Place of the figure at an address; null where there is none, or it is no number.</summary>
    public string? At(string address) =>
        _addresses.Find(address) is { Number: not null } found ? Of(found.Table.Id, found.Row) : null;

    /// <summary>Place of what a binding prints; null where it prints no number.</summary>
    public string? Of(BoundFigure figure)
    {
        var expression = BindingExpression.Read(figure.Expression);
        if (expression.Function.Length == 0)
        {
            return At(expression.Addresses[0]);
        }

        if (!expression.Addresses.All(address => At(address) is not null))
        {
            return null;
        }

        if (!_computed.TryGetValue(figure.Expression, out var computed))
        {
            computed = new ComputedFigure($"t_{_computed.Count + 1}", figure.Text, expression);
            _computed.Add(figure.Expression, computed);
        }

        return computed.Place;
    }
}

/// <summary>A figure that a text computes of others.</summary>
/// <param name="Place">Its place.</param>
/// <param name="Text">As it is printed.</param>
/// <param name="Expression">How it is computed.</param>
internal sealed record ComputedFigure(string Place, string Text, BindingExpression Expression);
