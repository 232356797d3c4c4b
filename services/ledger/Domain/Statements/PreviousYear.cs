namespace Finsam.Ledger.Domain.Statements;

/// <summary>
/// A year without books of its own, known from the next year's file (records for year −1): whole, and without projects. A kind of
/// balance that the file did not carry is null. Öre by account, debit positive.
/// </summary>
/// <param name="Span">Its days.</param>
/// <param name="Openings">#IB −1.</param>
/// <param name="Closings">#UB −1.</param>
/// <param name="Results">#RES −1.</param>
internal sealed record PreviousYear(
    DaySpan Span,
    IReadOnlyDictionary<string, long>? Openings,
    IReadOnlyDictionary<string, long>? Closings,
    IReadOnlyDictionary<string, long>? Results);
