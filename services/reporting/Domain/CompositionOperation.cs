namespace Finsam.Reporting.Domain;

/// <summary>A composition that was begun, and how far it has come.</summary>
/// <param name="Id">Its id; ids grow with time.</param>
/// <param name="Key">The report that is composed.</param>
/// <param name="State"><c>running</c>, <c>succeeded</c> or <c>failed</c>.</param>
/// <param name="Stage">What is being done, in Swedish.</param>
/// <param name="Done">Units of the stage that are done.</param>
/// <param name="Total">Units of the stage in all.</param>
/// <param name="Attempts">How many processes have taken it up.</param>
/// <param name="StartedAt">When it was begun, UTC.</param>
/// <param name="Version">The version that it ended with, or null.</param>
/// <param name="Failure">What it ended with instead, as stored; null where it did not fail.</param>
/// <param name="Request">The request as it was sent.</param>
internal sealed record CompositionOperation(
    Guid Id,
    ReportKey Key,
    string State,
    string Stage,
    long Done,
    long Total,
    int Attempts,
    DateTimeOffset StartedAt,
    int? Version,
    string? Failure,
    byte[] Request);
