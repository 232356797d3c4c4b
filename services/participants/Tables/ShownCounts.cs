using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Tables;

/// <summary>What of a computed table's counts is shown.</summary>
internal sealed class ShownCounts
{
    private readonly Func<int, int, bool> _shows;
    private readonly bool _everything;
    private readonly int? _total;

    private ShownCounts(Func<int, int, bool> shows, int? total, bool everything = false) =>
        (_shows, _total, _everything) = (shows, total, everything);

    /// <summary>All of them.</summary>
    public static ShownCounts All { get; } = new((_, _) => true, null, everything: true);

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

        var cubes = new List<Cube>();
        foreach (var count in ofCounts)
        {
            cubes.Add(await figures.OfAsync(count.Cube, table.Period.To.Year, cancellationToken));
        }

        // A count that the cube does not know, as when a part of the year has terms of its own, is none that has been decided on.
        var selections = new TableSelections(table, insatser);
        return new ShownCounts(
            (row, count) => selections.Of(ofCounts[count], row == total ? null : rows[row].Label) is { } selection
                && cubes[count].Shows(selection)
                && (count == table.Fixed.Individuals
                    ? ShowsIndividuals(rows[row], count, cubes[count], selection, figures.K)
                    : rows[row].Counts[count] is not { } counted || counted == cubes[count].Count(selection)),
            total);
    }

    /// <summary>True when a cell is shown.</summary>
    public bool Shows(TableColumn column, int row) => _everything || (column.Source switch
    {
        CellSource.Measure => column.MadeOf.Count > 0 && column.MadeOf.All(count => _shows(row, count)),
        CellSource.Share => _shows(row, column.Index) && ShowsShare(column, row),
        _ => _shows(row, column.Index),
    });

    /// <summary>True when a shown count's share is shown: it tells what it is a share of.</summary>
    public bool ShowsShare(TableColumn column, int row) =>
        _everything || (_shows(row, 0) && (_total is not { } total || _shows(total, column.Index)));

    private static int? TotalIndex(FixedTable table, IReadOnlyList<ComputedRow> rows)
    {
        var label = table.Id is null ? SurveyTable.Respondents : FixedTable.Total;
        return rows.Index().Where(row => row.Item.Label == label).Select(row => (int?)row.Index).LastOrDefault();
    }

    // How many have several participations is small too, and so is how many have them in several insatser.
    private static bool ShowsIndividuals(ComputedRow row, int count, Cube cube, Selection selection, int k)
    {
        var again = cube.Count(selection) - row.Counts[count];
        return again == 0 || (again >= k && cube.Count(selection with { Insatser = null }) == cube.Count(selection));
    }

    // The parts come first, the total after them, and what was asked after that is no count of answers. What counts participations by
    // itself is shown of whole years and of all insatser only: of less, the rest could be worked out.
    private static ShownCounts OfItself(TableRequest table, IReadOnlyList<ComputedRow> rows, int? total, int k)
    {
        var year = table.Period.To.Year;
        var isWhole = table.Insatser is null && table.Period == new Period(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if (table.Fixed.Id is not null && !isWhole)
        {
            return new ShownCounts((row, _) => CountOf(row) == 0, total);
        }

        var parts = Enumerable.Range(0, total ?? rows.Count).Select(CountOf).ToList();
        var sum = new OneSum(k, parts, total is { } whole ? CountOf(whole) : null);
        return new ShownCounts((row, _) => row == total ? sum.ShowsWhole : row >= parts.Count || sum.Shows(row), total);

        long CountOf(int row) => rows[row].Counts[table.Fixed.OfParticipants] ?? 0;
    }
}
