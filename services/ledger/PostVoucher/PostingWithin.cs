using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Vouchers;
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
        var fields = new RequestFields();
        var years = await FiscalYears.ReadAsync(connection, transaction, forbund, ct);
        var locks = await PeriodLocks.ReadAsync(connection, transaction, forbund, ct);
        foreach (var day in drafts.Select(draft => draft.Date).Distinct())
        {
            locks.Check(fields, day, dateField);
            if (Year(years, day) is null)
            {
                fields.Refuse(
                    LedgerReason.DateOutsideFiscalYear, dateField, $"{day:yyyy-MM-dd} ligger i inget räkenskapsår som finns.",
                    "ett datum i ett öppnat räkenskapsår");
            }
        }

        fields.ThrowIfRefused();
        var rows = drafts.SelectMany(draft => draft.Rows).ToList();
        var registers = await PostingRegisters.ReadAsync(
            connection, transaction, forbund, rows.Select(row => row.Account), rows.SelectMany(row => row.Objects), ct);
        var vouchers = new List<Voucher>();
        foreach (var draft in drafts)
        {
            var year = Year(years, draft.Date)!.Value;
            draft.CheckAgainstBooks(fields, year, registers);
            fields.ThrowIfRefused();
            var number = await VoucherNumbers.TakeAsync(connection, transaction, forbund, year.First, draft.Series, 1, ct);
            vouchers.Add(draft.ToVoucher(year.First, number));
        }

        await VoucherWriter.WriteAsync(connection, transaction, forbund, head, vouchers, postedBy, null, ct);
        await BooksNews.TellAsync(connection, transaction, forbund, time, rows.ConvertAll(row => row.Date), vouchers.Count, ct);
        return [.. vouchers.Select((_, i) => head.VoucherId + 1 + i)];
    }

    private static DaySpan? Year(IReadOnlyList<FiscalYears.Row> years, DateOnly day) => years.FirstOrDefault(year => year.Span.Contains(day))?.Span;
}
