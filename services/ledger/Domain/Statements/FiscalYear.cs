namespace Finsam.Ledger.Domain.Statements;

/// <summary>A fiscal year with books of its own.</summary>
/// <param name="Span">Its days.</param>
/// <param name="Openings">Opening balances (#IB) by account, öre, debit positive; none while the year before goes on into it.</param>
internal sealed record FiscalYear(DaySpan Span, IReadOnlyDictionary<string, long> Openings);
