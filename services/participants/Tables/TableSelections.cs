using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Tables;

/// <summary>What the counts of a table's rows are of, in terms of what is decided on. Not every table has such: see docs/small-cells.md.</summary>
internal sealed class TableSelections(TableRequest table, string[] insatser)
{
    private readonly Dictionary<string, TableRow>? _asked = table.Rows?.ToDictionary(row => row.Label, StringComparer.Ordinal);

    // A table that is narrowed otherwise would tell a part of what is decided on as a whole.
    private readonly bool _isDecided = table.Registration is null && table.Ages is null && table.GoalMet is null
        && table.Period.From == new DateOnly(table.Period.To.Year, 1, 1)
        && (table.Reasons is null || table.Fixed.Counted!.All(count => count.Cube == Shapes.Reason));

    /// <summary>The selection; null where none is decided on.</summary>
    /// <param name="count">What the count is of.</param>
    /// <param name="label">The row; null: the total.</param>
    public Selection? Of(CountOf count, string? label)
    {
        var (from, to) = (table.Period.From, table.Period.To);
        var row = label is null ? null : _asked?.GetValueOrDefault(label) ?? new TableRow(label, [label], null);
        var gender = table.Gender switch { null => (int?)null, "woman" => 0, "man" => 1, _ => -1 };
        if (!_isDecided || gender < 0 || (row?.Band is { } band && !Shapes.IsParted(count.Cube, band)))
        {
            return null;
        }

        return new Selection(count.Cohort ?? Population, from, to)
        {
            Insatser = Insatser(row),
            Gender = count.Gender ?? gender,
            Values = kind =>
                (count.Gender is null || gender is null || count.Gender == gender)
                && (count.Also is not { } also || kind.IsIn(also, from, to))
                && (count.Only is null || count.Only(kind, to))
                && (table.Reasons is null || table.Reasons.Any(kind.Values.Contains))
                && (table.Fixed.Rows == RowKind.Insatser || IsInRow(count, row, kind)),
        };
    }

    private SmallCells.Cohort Population => table.Population switch
    {
        "closed" => SmallCells.Cohort.Closed,
        "new" => SmallCells.Cohort.New,
        _ => SmallCells.Cohort.Present,
    };

    private List<string> Insatser(TableRow? row)
    {
        var all = table.Insatser ?? insatser;
        return table.Fixed.Rows == RowKind.Insatser && row is not null ? [.. all.Intersect(row.Codes!, StringComparer.Ordinal)] : [.. all];
    }

    private bool IsInRow(CountOf count, TableRow? row, Kind kind) => row switch
    {
        null => count.Cube.Has(kind),
        { Band: { } band } => Number(count.Cube, kind) is { } number && band.Holds(number),
        _ => count.Cube.Has(kind) && row.Codes!.Any(code => kind.Values.Contains(count.Prefix + code)),
    };

    private decimal? Number(CubeShape cube, Kind kind) => cube == Shapes.Age ? table.Period.To.Year - Shapes.Number(kind) : Shapes.Number(kind);
}
