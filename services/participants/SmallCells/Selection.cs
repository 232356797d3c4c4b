namespace Finsam.Participants.SmallCells;

/// <summary>What a figure counts.</summary>
/// <param name="Cohort">Who.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
internal sealed record Selection(Cohort Cohort, DateOnly From, DateOnly To)
{
    /// <summary>Codes of the insatser; null: all.</summary>
    public IReadOnlyCollection<string>? Insatser { get; init; }

    /// <summary>Place of the gender; null: all.</summary>
    public int? Gender { get; init; }

    /// <summary>Which of the cube's values; null: all, and those without any.</summary>
    public Func<Kind, bool>? Values { get; init; }

    /// <summary>True when it counts them.</summary>
    public bool Holds(Kind kind) =>
        (Insatser is null || Insatser.Contains(kind.Insats))
        && (Gender is null || Gender == kind.Gender)
        && kind.IsIn(Cohort, From, To)
        && (Values is null || Values(kind));
}
