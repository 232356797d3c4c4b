namespace Finsam.Participants.Domain;

/// <summary>A participation that has been checked, without identity. Null is "not given".</summary>
internal sealed record RegisteredParticipation
{
    /// <summary>Key, unique within the förbund.</summary>
    public required string Participation { get; init; }

    public required string Insats { get; init; }

    public required string Registration { get; init; }

    public required string Gender { get; init; }

    public int? BirthYear { get; init; }

    public string? Municipality { get; init; }

    public string? Education { get; init; }

    /// <summary>Years on public support before the insats.</summary>
    public decimal? PublicSupportYears { get; init; }

    public string[] SupportBefore { get; init; } = [];

    public string? Referrer { get; init; }

    public required DateOnly EnrolledOn { get; init; }

    /// <summary>Day of avslut; never before <see cref="EnrolledOn"/>.</summary>
    public DateOnly? ClosedOn { get; init; }

    public string? ClosureReason { get; init; }

    public string? ClosureOutcome { get; init; }

    public string[] SupportAfter { get; init; } = [];

    public bool? GoalMet { get; init; }

    public bool? PlanAtClosure { get; init; }

    public string? Followup12m { get; init; }

    /// <summary>How consent was given; null where <see cref="Registration"/> alone says that it was.</summary>
    public string? ConsentKind { get; init; }

    /// <summary>Day of consent; null: by <see cref="EnrolledOn"/>.</summary>
    public DateOnly? ConsentOn { get; init; }

    /// <summary>The ground that personal data is processed on: another thing than consent, which waives secrecy.</summary>
    public string? LegalGround { get; init; }

    /// <summary>Occupations directly before the insats, each as <see cref="Occupation"/> writes it.</summary>
    public string[] OccupationBefore { get; init; } = [];

    /// <summary>Occupations at closure, written alike.</summary>
    public string[] OccupationAfter { get; init; } = [];

    /// <summary>True where the participant has consented to being known, and has not withdrawn it.</summary>
    public bool MayBeKnown => Registration == CodeListNames.Named && ClosureReason != CodeListNames.ConsentWithdrawn;
}
