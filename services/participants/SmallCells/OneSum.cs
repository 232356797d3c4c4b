namespace Finsam.Participants.SmallCells;

/// <summary>What is shown of one sum and its parts.</summary>
internal sealed class OneSum
{
    private readonly Release _release;
    private readonly IReadOnlyList<AtomSet> _parts;
    private readonly AtomSet? _whole;

    /// <summary>Decides.</summary>
    /// <param name="k">Counts from 1 to k − 1 are small.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="whole">What they are parts of; null where that is not shown.</param>
    public OneSum(int k, IReadOnlyList<long> parts, long? whole)
    {
        // What the parts leave of the whole is a part that nobody has named.
        long[] atoms = [.. parts, Math.Max(0, (whole ?? 0) - parts.Sum())];
        _release = new Release(k, atoms);
        _parts = [.. parts.Select((count, part) => new AtomSet(atoms.Length, count > 0 ? [part] : []))];
        _whole = whole is null ? null : new AtomSet(atoms.Length, Enumerable.Range(0, atoms.Length).Where(atom => atoms[atom] > 0));
        foreach (var atom in Enumerable.Range(0, atoms.Length))
        {
            _release.Guard(new AtomSet(atoms.Length, [atom]));
        }

        List<Family> families = _whole is null ? [] : [new Family(_whole)];
        ShowsWhole = _whole is not null && _release.Try(new Cell(_whole, []));
        foreach (var part in _parts.OrderByDescending(_release.Count))
        {
            _release.Try(new Cell(part, families));
        }
    }

    /// <summary>True when the whole is shown.</summary>
    public bool ShowsWhole { get; }

    /// <summary>True when a part is shown.</summary>
    public bool Shows(int part) => !_release.IsSmall(_release.Count(_parts[part])) && _release.Tells(_parts[part]);
}
