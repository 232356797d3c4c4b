namespace Finsam.Participants.SmallCells;

/// <summary>A year of a cube, decided: what of it is shown to those who do not see small counts (docs/small-cells.md).</summary>
internal sealed class Cube
{
    private readonly CubeShape _shape;
    private readonly CubeYear _year;
    private readonly int _k;
    private readonly Elimination _told;
    private readonly List<AtomSet> _shown;

    private Cube(string key, CubeShape shape, CubeYear year, int k, Elimination told, List<AtomSet> shown) =>
        (Key, _shape, _year, _k, _told, _shown) = (key, shape, year, k, told, shown);

    /// <summary>Digest of all that it was decided from.</summary>
    public string Key { get; }

    /// <summary>Decides.</summary>
    /// <param name="key">Digest of all that follows.</param>
    /// <param name="shape">The cube.</param>
    /// <param name="year">The year.</param>
    /// <param name="k">Counts from 1 to k − 1 are small.</param>
    /// <param name="within">The year of each cube that the shape is within.</param>
    /// <param name="before">The year before; null where nobody was there at the turn of the year.</param>
    public static Cube Decide(string key, CubeShape shape, CubeYear year, int k, IReadOnlyList<Cube> within, Cube? before)
    {
        var release = new Release(k, [.. year.Kinds.Select(kind => kind.Count)]);
        foreach (var (coarse, (_, values)) in within.Zip(shape.Within))
        {
            coarse.PassOn(year, values, release);
        }

        if (shape.Kept is { } kept)
        {
            before?.PassOnStock(year, kept, release);
        }

        foreach (var known in shape.Known(year))
        {
            release.Know(year.Atoms(known));
        }

        var cells = new CubeCells(shape, year);
        foreach (var set in cells.Guarded())
        {
            release.Guard(set);
        }

        var shown = cells.Groups().Where(group => release.Try([.. group])).SelectMany(group => group.Select(cell => cell.Atoms)).ToList();
        return new Cube(key, shape, year, k, release.Told, shown);
    }

    /// <summary>True when the days of a figure are those of a period, or of a month, that has been decided on.</summary>
    public bool Covers(Selection selection) => _shape.ByMonth
        ? (selection.From == _year.First || _year.Cuts.Contains(selection.From.AddDays(-1))) && _year.Cuts.Contains(selection.To)
        : selection.From == _year.First && _year.Ends.Contains(selection.To);

    /// <summary>True when a figure is shown: it can be worked out of what is, and is not small.</summary>
    public bool Shows(Selection selection)
    {
        if (!Covers(selection))
        {
            return false;
        }

        var set = _year.Atoms(selection.Holds);
        var count = _year.Count(set);
        return (count == 0 || count >= _k) && _told.Tells(set);
    }

    /// <summary>How many a selection holds.</summary>
    public long Count(Selection selection) => _year.Count(_year.Atoms(selection.Holds));

    // What is told of the coarser kinds is told of the finer ones together, and nothing else may be.
    private void PassOn(CubeYear finer, Func<Kind, IEnumerable<string>> values, Release release)
    {
        var coarse = _year.Kinds.Index().ToDictionary(each => each.Item.Name(_year.Cuts, each.Item.Values), each => each.Index);
        var parts = new List<int>[_year.Kinds.Count];
        foreach (var (place, kind) in finer.Kinds.Index())
        {
            (parts[coarse[kind.Name(_year.Cuts, values(kind))]] ??= []).Add(place);
        }

        foreach (var each in parts)
        {
            release.Share(Elimination.Sum(each));
        }

        foreach (var set in _shown)
        {
            release.Know(new AtomSet(finer.Kinds.Count, set.Atoms.SelectMany(atom => parts[atom])));
        }

        foreach (var row in _told.Rows)
        {
            release.Know(Lift(row, atom => parts[atom]));
        }
    }

    // Whoever is there when the year ends is there when the next one begins: what has been told of them stays, and nothing is added to it.
    private void PassOnStock(CubeYear next, Func<Kind, IEnumerable<string>> kept, Release release)
    {
        var parts = next.Kinds.Index().Where(each => each.Item.Came == DateOnly.MinValue)
            .GroupBy(each => each.Item.Stock(kept(each.Item)), each => each.Index).ToDictionary(each => each.Key, each => each.ToList());
        foreach (var part in parts.Values)
        {
            release.Share(Elimination.Sum(part));
        }

        var stock = _year.Kinds.Index().Where(each => each.Item.Gone == DateOnly.MaxValue)
            .GroupBy(each => each.Item.Stock(kept(each.Item)), each => each.Index).ToList();
        foreach (var known in KnownOf(stock))
        {
            release.Know(Lift(known, place => parts.GetValueOrDefault(stock[place].Key, [])));
        }
    }

    // A sum of the stock is known where what is left of it is nothing: each part carries an unknown of its own through the elimination.
    private List<Dictionary<int, long>> KnownOf(IReadOnlyList<IEnumerable<int>> stock)
    {
        var atoms = _year.Kinds.Count;
        var left = new Elimination();
        foreach (var (place, part) in stock.Index())
        {
            var vector = _told.Residual(Elimination.Sum(part));
            vector[atoms + place] = 1;
            left.Add(vector);
        }

        return [.. left.Rows.Where(row => row.Keys.Min() >= atoms)
            .Select(row => row.ToDictionary(each => each.Key - atoms, each => each.Value))];
    }

    private static Dictionary<int, long> Lift(IReadOnlyDictionary<int, long> vector, Func<int, IEnumerable<int>> parts) =>
        vector.SelectMany(each => parts(each.Key).Select(place => (place, each.Value))).ToDictionary(each => each.place, each => each.Value);
}
