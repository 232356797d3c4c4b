namespace Finsam.Ledger.Domain.Sie;

/// <summary>A #TRANS row.</summary>
/// <param name="Line">One-based line.</param>
/// <param name="Account">Account number.</param>
/// <param name="Project">Object of dimension 6; empty when none.</param>
/// <param name="AmountOre">Öre, debit positive.</param>
/// <param name="Date">The row's own date; null where the voucher's holds.</param>
/// <param name="Text">Text; may be empty.</param>
/// <param name="OtherObjects">Objects of other dimensions, by dimension; null when none.</param>
/// <param name="Quantity">Quantity; null when not told.</param>
/// <param name="Signature">Who made the row; may be empty.</param>
internal sealed record SieTransaction(
    int Line,
    string Account,
    string Project,
    long AmountOre,
    DateOnly? Date,
    string Text,
    SortedDictionary<int, string>? OtherObjects,
    decimal? Quantity = null,
    string Signature = "");
