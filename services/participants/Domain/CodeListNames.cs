namespace Finsam.Participants.Domain;

/// <summary>Names of the code lists that participations draw from.</summary>
internal static class CodeListNames
{
    public const string Registration = "registration";
    public const string Gender = "gender";
    public const string Education = "education";
    public const string Support = "support";
    public const string Referrer = "referrer";
    public const string ClosureReason = "closure_reason";
    public const string ClosureOutcome = "closure_outcome";
    public const string Occupation = "occupation";
    public const string ConsentKind = "consent_kind";
    public const string LegalGround = "legal_ground";
    public const string RespondentGroup = "respondent_group";

    /// <summary>Consent given: the only registration that may carry a person.</summary>
    public const string Named = "named";

    /// <summary>Without consent, or with protected identity: never carries a person.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>Closure to work, studies or job seeking: the only reason that has an outcome of its own.</summary>
    public const string ReasonWithOutcome = "1";

    /// <summary>Closed without anything having been measured.</summary>
    public const string WithoutMeasurement = "7";

    /// <summary>The participant has withdrawn the consent: the identity is erased, what was registered is still counted.</summary>
    public const string ConsentWithdrawn = "6";

    /// <summary>Registered by mistake: kept as a trace, counted nowhere.</summary>
    public const string Misregistered = "8";

    /// <summary>The outcomes of <see cref="ReasonWithOutcome"/>; any other outcome goes with the other reasons.</summary>
    public static readonly IReadOnlySet<string> OutcomesOfReason1 =
        new HashSet<string>(["work", "work_subsidised", "studies", "job_seeking"], StringComparer.Ordinal);
}
