namespace Finsam.Participants.Activities;

/// <summary>An occasion as it stands, or stood. Gender counts are all given, or none.</summary>
internal sealed record StoredOccasion
{
    /// <summary>Number within the activity.</summary>
    public int OccasionNo { get; init; }

    public DateOnly HeldOn { get; init; }

    public int? Women { get; init; }

    public int? Men { get; init; }

    public int? Others { get; init; }

    /// <summary>Whose gender nobody noted.</summary>
    public int? UnknownGender { get; init; }

    /// <summary>Keys of the participations that came, in order; null where they are counted, or not known.</summary>
    public string[]? Participations { get; init; }

    /// <summary>Attendees from neighbouring förbund beside them.</summary>
    public int? FromNeighbours { get; init; }

    public bool Withdrawn { get; init; }

    /// <summary>1 at first, then one more for each change.</summary>
    public int Version { get; init; }
}
