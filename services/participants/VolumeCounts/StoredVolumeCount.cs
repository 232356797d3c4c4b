namespace Finsam.Participants.VolumeCounts;

/// <summary>A count as it stands, or stood.</summary>
internal sealed record StoredVolumeCount
{
    /// <summary>The columns that go over the wire.</summary>
    public const string Fields = "insats, period_from, period_to, women, men, others, unknown_gender, withdrawn, version";

    /// <summary>Code of the insats.</summary>
    public required string Insats { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodTo { get; init; }

    public int Women { get; init; }

    public int Men { get; init; }

    public int Others { get; init; }

    /// <summary>Whose gender nobody noted.</summary>
    public int UnknownGender { get; init; }

    public bool Withdrawn { get; init; }

    /// <summary>1 at first, then one more for each change.</summary>
    public int Version { get; init; }

    /// <summary>Volume registrations of one head each that are counted instead.</summary>
    public int RowsCountedInstead { get; init; }
}
