namespace Finsam.Participants.Domain;

/// <summary>A participation as somebody has written it, nothing checked. An empty string is "not given".</summary>
internal sealed record ParticipationDraft
{
    public string Insats { get; init; } = "";

    public string Participation { get; init; } = "";

    /// <summary>The person's key with the controller. Never logged, never part of a message.</summary>
    public string Person { get; init; } = "";

    /// <summary>The person's identity number, as somebody writes it. Never logged, never part of a message.</summary>
    public string PersonNumber { get; init; } = "";

    /// <summary><c>true</c> for somebody with protected identity; never kept.</summary>
    public string ProtectedIdentity { get; init; } = "";

    public string Registration { get; init; } = "";

    public string Gender { get; init; } = "";

    public string BirthYear { get; init; } = "";

    public string Municipality { get; init; } = "";

    public string Education { get; init; } = "";

    public string PublicSupportYears { get; init; } = "";

    public IReadOnlyList<string> SupportBefore { get; init; } = [];

    public string Referrer { get; init; } = "";

    public string EnrolledOn { get; init; } = "";

    public string ClosedOn { get; init; } = "";

    public string ClosureReason { get; init; } = "";

    public string ClosureOutcome { get; init; } = "";

    public IReadOnlyList<string> SupportAfter { get; init; } = [];

    public string GoalMet { get; init; } = "";

    public string PlanAtClosure { get; init; } = "";

    public string Followup12m { get; init; } = "";

    public string ConsentKind { get; init; } = "";

    public string ConsentOn { get; init; } = "";

    public string LegalGround { get; init; } = "";

    public IReadOnlyList<string> OccupationBefore { get; init; } = [];

    public IReadOnlyList<string> OccupationAfter { get; init; } = [];

    /// <summary>What a record prints must not give the person away.</summary>
    public override string ToString() => nameof(ParticipationDraft);
}
