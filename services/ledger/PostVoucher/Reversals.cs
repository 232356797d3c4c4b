using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.PostVoucher;

/// <summary>Vouchers that take others back.</summary>
internal static class Reversals
{
    /// <summary>A voucher that takes another one back on a day.</summary>
    public static async Task<VoucherDraft> OfAsync(LockedBooks books, StoredVoucher corrected, string series, DateOnly date)
    {
        var rows = await StoredVouchers.RowsAsync(books.Connection, books.Transaction, books.Forbund, corrected.VoucherId, books.Cancel);
        return new VoucherDraft(
            series,
            date,
            $"Rättelse av verifikation {corrected.Name}",
            [.. rows.Select(row => row.ToRow()).Select(row => row with
            {
                AmountOre = -row.AmountOre, Quantity = -row.Quantity, Signature = "", Date = date,
            })],
            corrected.Counterparty);
    }

    /// <summary>Links a voucher with the one that takes it back and, where there is one, the one that books it right.</summary>
    public static Task LinkAsync(
        LockedBooks books, StoredVoucher corrected, VoucherReference reversal, VoucherReference? rebooked, string reason) =>
        Corrections.AddAsync(
            books.Connection,
            books.Transaction,
            books.Forbund,
            new Corrections.Row
            {
                CorrectedId = corrected.VoucherId,
                ReversalId = reversal.VoucherId,
                RebookedId = rebooked?.VoucherId,
                Reason = reason,
                CorrectedBy = books.Caller,
            },
            books.Cancel);
}
