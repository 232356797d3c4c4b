using System.Globalization;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.PostVoucher;

/// <summary>Posts vouchers within a write to the books.</summary>
internal static class DraftPosting
{
    /// <summary>
    /// Gives vouchers the next numbers of their series and fiscal years, by the years' first days, and writes them after the last link of the
    /// chain, in their order. They must have been checked.
    /// </summary>
    public static async Task<IReadOnlyList<VoucherReference>> PostAsync(
        this LockedBooks books, IReadOnlyList<(DateOnly FiscalYear, VoucherDraft Draft)> drafts)
    {
        var vouchers = new List<Voucher>(drafts.Count);
        foreach (var (fiscalYear, draft) in drafts)
        {
            var number = await VoucherNumbers.TakeAsync(
                books.Connection, books.Transaction, books.Forbund, fiscalYear, draft.Series, 1, books.Cancel);
            vouchers.Add(draft.ToVoucher(fiscalYear, number));
        }

        await VoucherWriter.WriteAsync(
            books.Connection, books.Transaction, books.Forbund, books.Head, vouchers, books.Caller, null, books.Cancel);
        return
        [
            .. vouchers.Select((voucher, i) => new VoucherReference
            {
                VoucherId = books.Head.VoucherId + 1 + i,
                FiscalYear = voucher.FiscalYear.ToIso(),
                Series = voucher.Series,
                Number = voucher.Number,
            }),
        ];
    }

    /// <summary>The voucher with its number.</summary>
    public static Voucher ToVoucher(this VoucherDraft draft, DateOnly fiscalYear, long number) => new(
        fiscalYear,
        draft.Series,
        number.ToString(CultureInfo.InvariantCulture),
        SourceNumber: null,
        draft.Date,
        draft.Text,
        Registered: null,
        draft.Rows) { Counterparty = draft.Counterparty };
}
