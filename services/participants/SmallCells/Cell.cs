namespace Finsam.Participants.SmallCells;

/// <summary>A figure that may be shown.</summary>
internal sealed class Cell
{
    /// <summary>A figure, which its families then know as a part of theirs.</summary>
    /// <param name="atoms">What it counts.</param>
    /// <param name="families">The sums that it is a part of.</param>
    public Cell(AtomSet atoms, IReadOnlyList<Family> families)
    {
        (Atoms, Families) = (atoms, families);
        foreach (var family in families)
        {
            family.Add(atoms);
        }
    }

    /// <summary>What it counts.</summary>
    public AtomSet Atoms { get; }

    /// <summary>The sums that it is a part of.</summary>
    public IReadOnlyList<Family> Families { get; }

    /// <summary>The sums that it is the whole of.</summary>
    public IReadOnlyList<Family> WholeOf { get; init; } = [];
}
