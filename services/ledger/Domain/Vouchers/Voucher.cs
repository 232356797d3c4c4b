using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Domain.Vouchers;

/// <summary>A voucher as it is posted: balanced, numbered, never changed afterwards.</summary>
/// <param name="FiscalYear">First day of its fiscal year.</param>
/// <param name="Series">Series; may be empty.</param>
/// <param name="Number">Number in the series and fiscal year.</param>
/// <param name="SourceNumber">Number in the imported file; empty when it had none; null when the voucher was posted here.</param>
/// <param name="Date">Voucher date.</param>
/// <param name="Text">Text; may be empty.</param>
/// <param name="Registered">When the source registered it; null when not told.</param>
/// <param name="Rows">The rows in order.</param>
internal sealed record Voucher(
    DateOnly FiscalYear,
    string Series,
    string Number,
    string? SourceNumber,
    DateOnly Date,
    string Text,
    DateOnly? Registered,
    IReadOnlyList<VoucherRow> Rows)
{
    /// <summary>Who the event was with (BFL 5 kap. 7 §); empty when not told.</summary>
    public string Counterparty { get; init; } = "";

    /// <summary>Who registered it in the program that an imported file came from; may be empty.</summary>
    public string Signature { get; init; } = "";

    /// <summary>Traces of changes after it was registered there.</summary>
    public IReadOnlyList<SieChange> Changes { get; init; } = [];
}
