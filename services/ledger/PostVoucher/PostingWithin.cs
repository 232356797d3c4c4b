using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.PostVoucher;

/// <summary>Posts vouchers as part of another write, in its transaction and under the chain's lock that it holds.</summary>
internal sealed class PostingWithin(TimeProvider time)
{
    /// <summary>Checks, numbers and writes vouchers, and gives their places in the chain, in their order.</summary>
    /// <param name="connection">Connection of the transaction.</param>
    /// <param name="transaction">Transaction that holds the lock.</param>
    /// <param name="forbund">Slug.</param>
    /// <param name="head">Last link of the chain.</param>
    /// <param name="drafts">The vouchers, balanced.</param>
    /// <param name="dateField">The field that their date came in.</param>
    /// <param name="postedBy">The token's subject.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="Finsam.Refusals.RefusedException">
    /// <c>DateOutsideFiscalYear</c>, <c>PeriodLocked</c>, and what the registers of accounts and projects refuse.
    /// </exception>
    public async Task<IReadOnlyList<long>> PostAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        ChainHead head,
        IReadOnlyList<VoucherDraft> drafts,
        string dateField,
        string postedBy,
        CancellationToken ct)
    {
        var rows = drafts.SelectMany(draft => draft.Rows).ToList();
        var known = await KnownBooks.ReadAsync(connection, transaction, forbund, rows, ct);
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
        var books = new LockedBooks(connection, transaction, forbund, postedBy, head, ct);
        var posted = await books.PostAsync([.. drafts.Select(draft => (known.YearOf(draft.Date)!.Value.First, draft))]);
        await books.TellAsync(time, rows.ConvertAll(row => row.Date), drafts.Count);
        return [.. posted.Select(voucher => voucher.VoucherId)];
    }
}
