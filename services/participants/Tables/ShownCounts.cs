using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Tables;

/// <summary>What of a computed table's counts is shown.</summary>
internal sealed class ShownCounts
{
    private readonly IReadOnlyList<bool[]> _shown;
    private readonly bool _everything;
    private readonly bool _hidesRows;
    private readonly int? _total;

    private ShownCounts(
        IReadOnlyList<ComputedRow> rows, Func<int, int, bool> shows, int? total, bool everything = false, bool hidesRows = false) =>
        (_shown, _total, _everything, _hidesRows) =
            ([.. rows.Select((row, place) => row.Counts.Select((_, count) => shows(place, count)).ToArray())], total, everything, hidesRows);

    /// <summary>All of them.</summary>
    public static ShownCounts All { get; } = new([], (_, _) => true, null, everything: true);

    /// <summary>Decides for a table.</summary>
    public static async Task<ShownCounts> DecideAsync(
        ShownFigures figures, TableRequest table, string[] insatser, IReadOnlyList<ComputedRow> rows, CancellationToken cancellationToken)
    {
        if (figures.Everything)
        {
            return All;
        }

        var total = TotalIndex(table.Fixed, rows);
        if (table.Fixed.Counted is not { } ofCounts)
        {
            return OfItself(table, rows, total, figures.K);
        }

        var cubes = new List<Cube?>();
        foreach (var count in ofCounts)
        {
            cubes.Add(await figures.OfAsync(count.Cube, table.Period.To.Year, cancellationToken));
        }

        // A count that the cube does not know, as when a part of the year has terms of its own, is none that has been decided on.
        var selections = new TableSelections(table, insatser);
        return new ShownCounts(
            rows,
            (row, count) => selections.Of(ofCounts[count], row == total ? null : rows[row].Label) is { } selection
                && cubes[count] is { } cube && cube.Shows(selection)
                && (count == table.Fixed.Individuals
                    ? ShowsIndividuals(table, rows[row].Counts[count], cube, selection, figures.K)
                    : rows[row].Counts[count] is not { } counted || counted == cube.Count(selection)),
            total,
            hidesRows: table.Rows is null && table.Fixed.Rows != RowKind.Insatser
                && !cubes.Index().All(cube => selections.Of(ofCounts[cube.Index], null) is { } all && cube.Item?.Covers(all) == true));
    }

    /// <summary>True when a row is there to be seen: where nothing is decided on, the rows that occur would tell who there is.</summary>
    public bool HasRow(int row) => _everything || !_hidesRows || row == _total;

    /// <summary>True when a cell is shown.</summary>
    public bool Shows(TableColumn column, int row) => _everything || (column.Source switch
    {
        CellSource.Measure => column.MadeOf.Count > 0 && column.MadeOf.All(count => _shown[row][count]),
        CellSource.Share => _shown[row][column.Index] && ShowsShare(column, row),
        _ => _shown[row][column.Index],
    });

    /// <summary>True when a shown count's share is shown: it tells what it is a share of.</summary>
    public bool ShowsShare(TableColumn column, int row) =>
        _everything || (_shown[row][0] && (_total is not { } total || _shown[total][column.Index]));

    private static int? TotalIndex(FixedTable table, IReadOnlyList<ComputedRow> rows)
    {
        var label = table.Id is null ? SurveyTable.Respondents : FixedTable.Total;
        return rows.Index().Where(row => row.Item.Label == label).Select(row => (int?)row.Index).LastOrDefault();
    }

    // How many have several participations is small too, and so is how many have them in several insatser, or women, or by a day.
    private static bool ShowsIndividuals(TableRequest table, long? individuals, Cube cube, Selection selection, int k)
    {
        var again = cube.Count(selection) - individuals;
        var isWhole = cube.Count(selection with { Insatser = null }) == cube.Count(selection);
        return table is { Gender: null, Population: "", Period.To: { Month: 12, Day: 31 } } && (again == 0 || (again >= k && isWhole));
    }

    // The parts come first, the total after them, and what was asked after that is no count of answers. What counts participations by
    // itself is shown of whole years and of all insatser only: of less, the rest could be worked out.
    private static ShownCounts OfItself(TableRequest table, IReadOnlyList<ComputedRow> rows, int? total, int k)
    {
        var year = table.Period.To.Year;
        var isWhole = table.Insatser is null && table.Period == new Period(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if (table.Fixed.Id is not null && !isWhole)
        {
            return new ShownCounts(rows, (row, _) => CountOf(row) == 0, total);
        }

        // Activities may come in any order of the register's; which of two as large is withheld is to be the same.
        var parts = Enumerable.Range(0, total ?? rows.Count).ToList();
        var ordered = table.Fixed.Id is null ? parts : [.. parts.OrderBy(row => rows[row].Label, StringComparer.Ordinal)];
        var sum = new OneSum(k, ordered.ConvertAll(CountOf), total is { } whole ? CountOf(whole) : null);
        return new ShownCounts(rows, (row, _) => row == total ? sum.ShowsWhole : row >= parts.Count || sum.Shows(ordered.IndexOf(row)), total);

        long CountOf(int row) => rows[row].Counts[table.Fixed.OfParticipants] ?? 0;
    }
}
