namespace Finsam.Ledger.Domain.Vouchers;

/// <summary>A row of a voucher: a posting.</summary>
/// <param name="Account">Account number.</param>
/// <param name="Project">Object of dimension 6; empty when none.</param>
/// <param name="AmountOre">Öre, debit positive.</param>
/// <param name="Date">Day that the row counts on.</param>
/// <param name="Text">Text; may be empty.</param>
/// <param name="OtherObjects">Objects of other dimensions, by dimension; null when none.</param>
internal sealed record VoucherRow(
    string Account, string Project, long AmountOre, DateOnly Date, string Text, SortedDictionary<int, string>? OtherObjects = null);
