namespace Finsam.Participants.SmallCells;

/// <summary>What is shown of one sum and its parts.</summary>
internal sealed class OneSum
{
    private readonly bool _showsWhole;
    private readonly Func<int, bool> _shows;

    /// <summary>Decides.</summary>
    /// <param name="k">Counts from 1 to k − 1 are small.</param>
    /// <param name="parts">The parts; of two as large the first comes first.</param>
    /// <param name="whole">What they are parts of; null where that is not shown.</param>
    public OneSum(int k, IReadOnlyList<long> parts, long? whole) =>
        (_showsWhole, _shows) = parts.Sum() > whole ? Overlapping(k, parts, whole.Value) : Apart(k, parts, whole);

    /// <summary>True when the whole is shown.</summary>
    public bool ShowsWhole => _showsWhole;

    /// <summary>True when a part is shown.</summary>
    public bool Shows(int part) => _shows(part);

    // Where somebody may be in several parts, each is shown by itself, with what it leaves of the whole.
    private static (bool, Func<int, bool>) Overlapping(int k, IReadOnlyList<long> parts, long whole)
    {
        return (IsShown(whole), part => IsShown(parts[part]) && IsShown(whole - parts[part]));

        bool IsShown(long count) => count <= 0 || count >= k;
    }

    private static (bool, Func<int, bool>) Apart(int k, IReadOnlyList<long> parts, long? whole)
    {
        // What the parts leave of the whole is a part that nobody has named.
        long[] atoms = [.. parts, Math.Max(0, (whole ?? 0) - parts.Sum())];
        var release = new Release(k, atoms);
        var sets = atoms.Select((count, atom) => new AtomSet(atoms.Length, count > 0 ? [atom] : [])).ToList();
        sets.ForEach(release.Guard);
        var all = sets.Aggregate((one, other) => one.With(other));
        var family = new Family(all);
        var cells = sets.ConvertAll(set => new Cell(set, whole is null ? [] : [family]));
        var showsWhole = whole is not null && release.Try(new Cell(all, []) { WholeOf = [family] });
        foreach (var cell in cells.SkipLast(1).OrderByDescending(cell => release.Count(cell.Atoms)))
        {
            release.Try(cell);
        }

        return (showsWhole, part => release.Shows(sets[part]));
    }
}
