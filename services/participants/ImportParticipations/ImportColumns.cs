namespace Finsam.Participants.ImportParticipations;

/// <summary>The columns of a participations file (docs/case-folders.md); those that are neither required nor optional are passed over.</summary>
internal static class ImportColumns
{
    /// <summary>Columns that every file has.</summary>
    public static readonly IReadOnlyList<string> Required =
    [
        "insats", "participation", "person", "registration", "gender", "birth_year", "municipality", "education", "public_support_years",
        "support_before", "referrer", "enrolled_on", "closed_on", "closure_reason", "closure_outcome", "support_after", "goal_met",
        "plan_at_closure", "followup_12m",
    ];

    /// <summary>Identity number of the person, in the place of <c>person</c>.</summary>
    public const string PersonNumber = "person_number";

    /// <summary><c>true</c> where the person has protected identity.</summary>
    public const string ProtectedIdentity = "protected_identity";

    /// <summary>Columns that a file may lack: what they would say then stays as it is.</summary>
    public static readonly IReadOnlyList<string> Optional =
        [PersonNumber, ProtectedIdentity, "consent_kind", "consent_on", "legal_ground", "occupation_before", "occupation_after"];

    /// <summary>Every column.</summary>
    public static readonly IReadOnlyList<string> All = [.. Required, .. Optional];
}
