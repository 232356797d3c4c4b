using System.Globalization;
using Finsam.Events;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Messaging;
using Finsam.Postgres;
using Npgsql;

namespace Finsam.Ledger.CorrectVoucher;

/// <summary>
/// Corrects a voucher by others: one that takes it back and, where rows are given, one that books it right. Both are new posts of the day
/// that the correction is made on, never of the corrected voucher's period (BFNAR 2013:2 2.17–2.18).
/// </summary>
internal sealed class CorrectVoucherHandler(RequestLog requestLog, TimeProvider time)
{
    private const int LongestSeries = 20;
    private const string SeriesForImported = "R";

    /// <summary>
    /// Corrects a voucher. Refusals, in order: <c>ReasonMissing</c>, <c>DateMalformed</c>, <c>TextInvalid</c>, <c>VoucherUnknown</c>,
    /// <c>VoucherCorrected</c>, <c>VoucherIsReversal</c>, <c>DateBeforeVoucher</c>, <c>DateOutsideFiscalYear</c>, <c>PeriodLocked</c>, then
    /// those of the rows as <c>PostVoucher</c> has them.
    /// </summary>
    public Task<CorrectVoucherResponse> CorrectAsync(CorrectVoucherRequest request, string correctedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Reason(request.Reason, "reason");
        var date = fields.Date(request.Date, "date");
        fields.Text(request.Series, "series", required: false, LongestSeries);
        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(LedgerService.LedgerServiceBase.CorrectVoucher),
            request,
            (connection, transaction) => CorrectAsync(connection, transaction, request, date, correctedBy, ct),
            ct);
    }

    private async Task<CorrectVoucherResponse> CorrectAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CorrectVoucherRequest request,
        DateOnly date,
        string correctedBy,
        CancellationToken ct)
    {
        // 1. Refuse, with the chain locked: no other correction and no locking of the period comes between.
        var head = await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
        var books = new CorrectableBooks(connection, transaction, request.Forbund, ct);
        var corrected = await books.VoucherAsync(request.VoucherId, date);
        var year = await books.FiscalYearAsync(date);

        // 2. Write the reversal and the voucher that is right. A file that is imported later may use the numbers of an imported series.
        var series = request.Series.Length > 0 ? request.Series
            : corrected.SourceNumber is null && corrected.Series.Length > 0 ? corrected.Series
            : SeriesForImported;
        var drafts = new List<VoucherDraft> { await ReversalAsync(connection, transaction, request.Forbund, corrected, series, date, ct) };
        if (request.Postings.Count > 0)
        {
            drafts.Add(await books.CheckAsync(
                VoucherDraft.Read(new PostVoucherRequest
                {
                    Series = series,
                    Date = request.Date,
                    Text = request.Text.Length > 0 ? request.Text : corrected.Text,
                    Postings = { request.Postings },
                }),
                year));
        }

        var number = await VoucherNumbers.TakeAsync(connection, transaction, request.Forbund, year.First, series, drafts.Count, ct);
        var vouchers = drafts.Select((draft, i) => new Voucher(
            year.First,
            series,
            (number + i).ToString(CultureInfo.InvariantCulture),
            SourceNumber: null,
            draft.Date,
            draft.Text,
            Registered: null,
            draft.Rows)).ToList();
        await VoucherWriter.WriteAsync(connection, transaction, request.Forbund, head, vouchers, correctedBy, null, ct);

        // 3. Link them and tell of it.
        var reversalId = head.VoucherId + 1;
        await Corrections.AddAsync(
            connection,
            transaction,
            request.Forbund,
            new Corrections.Row
            {
                CorrectedId = corrected.VoucherId,
                ReversalId = reversalId,
                RebookedId = vouchers.Count > 1 ? reversalId + 1 : null,
                Reason = request.Reason,
                CorrectedBy = correctedBy,
            },
            ct);
        await TellAsync(connection, transaction, request.Forbund, vouchers, ct);
        var references = vouchers.Select((voucher, i) => new VoucherReference
        {
            VoucherId = reversalId + i, FiscalYear = voucher.FiscalYear.ToIso(), Series = voucher.Series, Number = voucher.Number,
        }).ToList();
        return new CorrectVoucherResponse { Reversal = references[0], Rebooked = references.ElementAtOrDefault(1), Warnings = { books.Warnings } };
    }

    private static async Task<VoucherDraft> ReversalAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        StoredVoucher corrected,
        string series,
        DateOnly date,
        CancellationToken ct)
    {
        var rows = await StoredVouchers.RowsAsync(connection, transaction, forbund, corrected.VoucherId, ct);
        return new VoucherDraft(
            series,
            date,
            $"Rättelse av verifikation {corrected.Name}",
            [.. rows.Select(row => row.ToRow()).Select(row => row with { AmountOre = -row.AmountOre, Date = date })]);
    }

    private async Task TellAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, List<Voucher> vouchers, CancellationToken ct)
    {
        var days = vouchers.SelectMany(voucher => voucher.Rows).Select(row => row.Date).ToList();
        var position = await JournalPosition.AdvanceAsync(connection, transaction, forbund, ct);
        await Outbox.AddAsync(
            connection,
            transaction,
            new VouchersPosted(Guid.CreateVersion7(), forbund, time.GetUtcNow(), days.Min(), days.Max(), vouchers.Count, position),
            ct);
    }
}
