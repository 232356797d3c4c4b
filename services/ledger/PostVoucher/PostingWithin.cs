using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;

namespace Finsam.Ledger.PostVoucher;

/// <summary>Posts vouchers as part of another write, in its transaction and under the chain's lock that it holds.</summary>
internal sealed class PostingWithin(TimeProvider time)
{
    /// <summary>Checks, numbers and writes vouchers, and gives their places in the chain, in their order.</summary>
    /// <param name="books">The books that the write has locked.</param>
    /// <param name="drafts">The vouchers, balanced.</param>
    /// <param name="dateField">The field that their date came in.</param>
    /// <exception cref="Finsam.Refusals.RefusedException">
    /// <c>DateOutsideFiscalYear</c>, <c>PeriodLocked</c>, and what the registers of accounts and projects refuse.
    /// </exception>
    public async Task<IReadOnlyList<long>> PostAsync(LockedBooks books, IReadOnlyList<VoucherDraft> drafts, string dateField)
    {
        var rows = drafts.SelectMany(draft => draft.Rows).ToList();
        var known = await KnownBooks.ReadAsync(books.Connection, books.Transaction, books.Forbund, rows, books.Cancel);
        var fields = new RequestFields();
        foreach (var day in drafts.Select(draft => draft.Date).Distinct())
        {
            known.CheckDay(fields, day, dateField);
        }

        fields.ThrowIfRefused();
        foreach (var draft in drafts)
        {
            known.Check(fields, draft);
        }

        fields.ThrowIfRefused();
        var posted = await books.PostAsync([.. drafts.Select(draft => (known.YearOf(draft.Date)!.Value.First, draft))]);
        await books.TellAsync(time, rows.ConvertAll(row => row.Date), drafts.Count);
        return [.. posted.Select(voucher => voucher.VoucherId)];
    }
}
