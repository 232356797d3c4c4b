namespace Finsam.Participants.SmallCells;

/// <summary>What a count of a table's rows is of.</summary>
/// <param name="Cube">The property that the table counts by.</param>
/// <param name="Gender">Place of the gender; null: all.</param>
internal sealed record CountOf(CubeShape Cube, int? Gender = null)
{
    /// <summary>The cohort that it counts; null: the table's population.</summary>
    public Cohort? Cohort { get; init; }

    /// <summary>The part of the table's population that it counts; null: all of it.</summary>
    public Cohort? Also { get; init; }

    /// <summary>What the codes of the table's rows are called in the cube: this, then the code.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Which of the row's it counts, by the period's last day; null: all.</summary>
    public Func<Kind, DateOnly, bool>? Only { get; init; }

    /// <summary>All, women and men.</summary>
    public static CountOf[] ByGender(CubeShape cube, Cohort? cohort = null) =>
        [.. new int?[] { null, 0, 1 }.Select(gender => new CountOf(cube, gender) { Cohort = cohort })];
}
