using Finsam.Ledger.Api;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.CorrectVoucher;

/// <summary>
/// Corrects a voucher by others: one that takes it back and, where rows are given, one that books it right. Both are new posts of the day
/// that the correction is made on, never of the corrected voucher's period (BFNAR 2013:2 2.17–2.18).
/// </summary>
internal sealed class CorrectVoucherHandler(RequestLog requestLog, TimeProvider time)
{
    private const string SeriesForImported = "R";

    /// <summary>
    /// Corrects a voucher. Refusals, in order: <c>ReasonMissing</c>, <c>DateMalformed</c>, <c>TextInvalid</c>, <c>VoucherUnknown</c>,
    /// <c>VoucherCorrected</c>, <c>VoucherIsReversal</c>, <c>FiscalYearClosed</c> for a voucher of a closing, <c>DateBeforeVoucher</c>,
    /// <c>DateOutsideFiscalYear</c>, <c>PeriodLocked</c>, then those of the rows as <c>PostVoucher</c> has them.
    /// </summary>
    public Task<CorrectVoucherResponse> CorrectAsync(CorrectVoucherRequest request, string correctedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Reason(request.Reason, "reason");
        var date = fields.Date(request.Date, "date");
        fields.Series(request.Series, "series");
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(LedgerService.LedgerServiceBase.CorrectVoucher),
            request,
            correctedBy,
            books => CorrectAsync(books, request, date),
            ct);
    }

    private async Task<CorrectVoucherResponse> CorrectAsync(LockedBooks locked, CorrectVoucherRequest request, DateOnly date)
    {
        // 1. Refuse, with the chain locked: no other correction and no locking of the period comes between.
        var books = new CorrectableBooks(locked);
        var corrected = await books.VoucherAsync(request.VoucherId, date);
        var year = await books.FiscalYearAsync(date);

        // 2. Write the reversal and the voucher that is right. A file that is imported later may use the numbers of an imported series.
        var series = request.Series.Length > 0 ? request.Series
            : corrected.SourceNumber is null && corrected.Series.Length > 0 ? corrected.Series
            : SeriesForImported;
        var drafts = new List<VoucherDraft> { await Reversals.OfAsync(locked, corrected, series, date) };
        if (request.Postings.Count > 0)
        {
            drafts.Add(await books.CheckAsync(VoucherDraft.Read(new PostVoucherRequest
            {
                Series = series,
                Date = request.Date,
                Text = request.Text.Length > 0 ? request.Text : corrected.Text,
                Counterparty = request.Counterparty.Length > 0 ? request.Counterparty : corrected.Counterparty,
                Postings = { request.Postings },
            })));
        }

        var references = await locked.PostAsync([.. drafts.Select(draft => (year.First, draft))]);

        // 3. Link them and tell of it.
        var answer = new CorrectVoucherResponse { Reversal = references[0], Rebooked = references.ElementAtOrDefault(1), Warnings = { books.Warnings } };
        await Reversals.LinkAsync(locked, corrected, answer.Reversal, answer.Rebooked, request.Reason);
        await locked.TellAsync(time, [.. drafts.SelectMany(draft => draft.Rows).Select(row => row.Date)], drafts.Count);
        return answer;
    }
}
