namespace Finsam.Reporting.Domain;

/// <summary>A source that has changed, after a version was composed, in what its figures look at.</summary>
/// <param name="Source">The service: <c>ledger</c>, <c>participants</c>, or <c>reporting</c> for the report's own definition.</param>
/// <param name="Since">When the first of the changes was made, UTC.</param>
/// <param name="Latest">When the last of them was made, UTC.</param>
/// <param name="Changes">How many there are.</param>
internal sealed record SourceMove(string Source, DateTimeOffset Since, DateTimeOffset Latest, int Changes);
