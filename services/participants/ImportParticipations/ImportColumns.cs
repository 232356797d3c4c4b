namespace Finsam.Participants.ImportParticipations;

/// <summary>The columns of a participations file (docs/case-folders.md); those of <see cref="All"/> are required, others than these are
/// passed over.</summary>
internal static class ImportColumns
{
    public static readonly IReadOnlyList<string> All =
    [
        "insats", "participation", "person", "registration", "gender", "birth_year", "municipality", "education", "public_support_years",
        "support_before", "referrer", "enrolled_on", "closed_on", "closure_reason", "closure_outcome", "support_after", "goal_met",
        "plan_at_closure", "followup_12m",
    ];

    /// <summary>Identity number of the person, in the place of <c>person</c>; may be left out.</summary>
    public const string PersonNumber = "person_number";

    /// <summary><c>true</c> where the person has protected identity; may be left out.</summary>
    public const string ProtectedIdentity = "protected_identity";
}
