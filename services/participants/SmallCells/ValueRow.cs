namespace Finsam.Participants.SmallCells;

/// <summary>Values of a cube's property that are counted together.</summary>
/// <param name="Name">Apart from the cube's other rows.</param>
/// <param name="Holds">Who has them.</param>
internal sealed record ValueRow(string Name, Func<Kind, bool> Holds)
{
    /// <summary>The sums that it is a part of, with others: rows, or null for all that have any value. None for a limit of a number.</summary>
    public IReadOnlyList<ValueRow?> PartOf { get; init; } = [null];

    /// <summary>Sets parts of different sums with one whole apart.</summary>
    public string Sum { get; init; } = "";

    /// <summary>True where single insatser have it too.</summary>
    public bool OfInsatser { get; init; } = true;

    /// <summary>The only cohort that has it; null: all.</summary>
    public Cohort? Only { get; init; }

    /// <summary>The only end of a period that has it; null: all.</summary>
    public DateOnly? OnlyTo { get; init; }
}
