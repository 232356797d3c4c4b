namespace Finsam.Reporting.Domain;

/// <summary>Whether a check held.</summary>
internal enum CheckOutcome
{
    /// <summary>It held.</summary>
    Passed,

    /// <summary>Somebody should look at it; it need not be wrong.</summary>
    Warning,

    /// <summary>It did not hold.</summary>
    Failed,
}
