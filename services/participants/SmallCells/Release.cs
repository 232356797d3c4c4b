namespace Finsam.Participants.SmallCells;

/// <summary>
/// What is shown, decided cell by cell in order of importance: a cell is shown when neither it nor anything that it lets somebody work out, with
/// all that is shown already, is a small count. What is not shown covers what must not be.
/// </summary>
/// <param name="k">Counts from 1 to k − 1 are small.</param>
/// <param name="counts">How many each atom counts.</param>
internal sealed class Release(int k, IReadOnlyList<long> counts)
{
    private readonly HashSet<AtomSet> _shown = [];
    private readonly HashSet<AtomSet> _guarded = [];
    private Elimination _told = new();
    private Elimination _toldOrShared = new();
    private List<Dictionary<int, long>> _secrets = [];

    /// <summary>What adding and subtracting makes of all that is shown.</summary>
    public Elimination Told => _told;

    /// <summary>How many a set counts.</summary>
    public long Count(AtomSet set) => set.Atoms.Sum(atom => counts[atom]);

    /// <summary>True for 1 to k − 1.</summary>
    public bool IsSmall(long count) => count >= 1 && count < k;

    /// <summary>Takes a cell that is shown elsewhere.</summary>
    public void Know(AtomSet set)
    {
        if (_shown.Add(set))
        {
            Know(Elimination.Sum(set.Atoms));
        }
    }

    /// <summary>Takes something that can be worked out elsewhere.</summary>
    public void Know(IReadOnlyDictionary<int, long> vector)
    {
        _told.Add(vector);
        _toldOrShared.Add(vector);
    }

    /// <summary>Takes a sum that others have decided on with more in view: nothing is told of these but what is known.</summary>
    public void Share(IReadOnlyDictionary<int, long> vector) => _toldOrShared.Add(vector);

    /// <summary>Keeps a set from being worked out where it is small; after all that is known has been taken.</summary>
    public void Guard(AtomSet set)
    {
        if (IsSmall(Count(set)) && _guarded.Add(set) && _told.Residual(Elimination.Sum(set.Atoms)) is { Count: > 0 } secret)
        {
            _secrets.Add(secret);
        }
    }

    /// <summary>Shows cells, all or none of them.</summary>
    public bool Try(params ReadOnlySpan<Cell> group)
    {
        var cells = new List<Cell>();
        foreach (var cell in group)
        {
            if (IsSmall(Count(cell.Atoms)))
            {
                return false;
            }

            if (!cell.Atoms.IsEmpty)
            {
                cells.Add(cell);
            }
        }

        if (cells.Exists(cell => GivesAway(cell, cells)) || !TryTell(cells))
        {
            return false;
        }

        foreach (var cell in cells)
        {
            _shown.Add(cell.Atoms);
            foreach (var family in cell.Families)
            {
                family.Show(cell.Atoms);
            }
        }

        return true;
    }

    /// <summary>True when a set's count is shown: it can be worked out of what is, and is not small.</summary>
    public bool Shows(AtomSet set) => !IsSmall(Count(set)) && _told.Tells(set);

    // One subtraction from another cell that is shown, or all others of a family from the whole of it.
    private bool GivesAway(Cell cell, List<Cell> together) =>
        _shown.Any(other => LeavesSmall(cell.Atoms, other))
        || together.Exists(other => LeavesSmall(cell.Atoms, other.Atoms))
        || cell.Families.Any(family => GivesAway(Count(family.LeftBy(cell.Atoms)), family.Left - 1) && _told.Tells(family.Whole))
        || cell.WholeOf.Any(family => family.Left > 1 && Count(cell.Atoms) == family.Left);

    // Where as many are left as parts with somebody in them, there is one in each.
    private bool GivesAway(long count, int parts) => IsSmall(count) || (parts > 1 && count == parts);

    private bool LeavesSmall(AtomSet one, AtomSet other) =>
        one.Holds(other) ? IsSmall(Count(one.Without(other))) : other.Holds(one) && IsSmall(Count(other.Without(one)));

    private bool TryTell(List<Cell> cells)
    {
        var (told, toldOrShared, secrets) = (_told.Copy(), _toldOrShared.Copy(), new List<Dictionary<int, long>>(_secrets));
        foreach (var cell in cells)
        {
            var vector = Elimination.Sum(cell.Atoms.Atoms);
            if (told.Add(vector) is not { } step)
            {
                continue;
            }

            if (toldOrShared.Add(vector) is null || !KeepsSecret(secrets, step.Pivot, step.Row))
            {
                return false;
            }
        }

        (_told, _toldOrShared, _secrets) = (told, toldOrShared, secrets);
        return true;
    }

    private static bool KeepsSecret(List<Dictionary<int, long>> secrets, int pivot, IReadOnlyDictionary<int, long> row)
    {
        for (var i = 0; i < secrets.Count; i++)
        {
            if (secrets[i].TryGetValue(pivot, out var factor))
            {
                var left = new Dictionary<int, long>(secrets[i]);
                Elimination.AddTo(left, row, Elimination.Negative(factor));
                if (left.Count == 0)
                {
                    return false;
                }

                secrets[i] = left;
            }
        }

        return true;
    }
}
