using Finsam.Ledger.Domain;

namespace Finsam.Ledger.ExportSie;

/// <summary>A fiscal year that is exported.</summary>
/// <param name="Span">Its days.</param>
/// <param name="HasOpenings">True when a file has told its opening balances.</param>
internal sealed record ExportYear(DaySpan Span, bool HasOpenings);
