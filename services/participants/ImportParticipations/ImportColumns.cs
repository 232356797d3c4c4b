namespace Finsam.Participants.ImportParticipations;

/// <summary>The columns of a participations file (docs/case-folders.md); all of them are required, others are passed over.</summary>
internal static class ImportColumns
{
    public static readonly IReadOnlyList<string> All =
    [
        "insats", "participation", "person", "registration", "gender", "birth_year", "municipality", "education", "public_support_years",
        "support_before", "referrer", "enrolled_on", "closed_on", "closure_reason", "closure_outcome", "support_after", "goal_met",
        "plan_at_closure", "followup_12m",
    ];
}
