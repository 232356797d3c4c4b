using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.Periods;

/// <summary>Opens closed fiscal years again.</summary>
internal sealed class ReopenFiscalYearHandler(RequestLog requestLog, TimeProvider time)
{
    /// <summary>
    /// Takes back what closing a year made. Refusals, in order: <c>ReasonMissing</c>, <c>TextInvalid</c>, <c>DateMalformed</c>,
    /// <c>FiscalYearUnknown</c>, <c>FiscalYearNotClosed</c>, <c>LaterFiscalYearClosed</c>.
    /// </summary>
    public Task<ReopenFiscalYearResponse> ReopenAsync(ReopenFiscalYearRequest request, string reopenedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Reason(request.Reason, "reason");
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(YearEndService.YearEndServiceBase.ReopenFiscalYear),
            request,
            reopenedBy,
            books => ReopenAsync(books, request),
            ct);
    }

    private async Task<ReopenFiscalYearResponse> ReopenAsync(LockedBooks books, ReopenFiscalYearRequest request)
    {
        // 1. Refuse.
        var years = await books.FiscalYearsAsync();
        var year = Check(years, request);
        var closing = await YearClosings.StandingAsync(books, year.First);

        // 2. Take back the voucher on its own day: it belongs to the year, whose result is to be open again.
        var answer = new ReopenFiscalYearResponse { FiscalYear = year.ToMessage() };
        if (closing.VoucherId is { } voucherId)
        {
            var moved = (await StoredVouchers.FindAsync(books.Connection, books.Transaction, books.Forbund, voucherId, books.Cancel))!;
            var reversal = await Reversals.OfAsync(books, moved, moved.Series, moved.Date);
            answer.Reversal = (await books.PostAsync([(year.First, reversal)]))[0];
            await Reversals.LinkAsync(books, moved, answer.Reversal, rebooked: null, request.Reason);
        }

        // 3. Withdraw the opening balances, which the closing keeps, and open the days.
        answer.OpeningsWithdrawn = closing.GaveOpenings && await WithdrawAsync(books, closing.NextYear);
        await YearClosings.EndAsync(books, year.First, answer.Reversal?.VoucherId);
        answer.Locked.AddRange((await books.LocksAsync()).Spans.Select(locked => locked.ToMessage()));

        // 4. Tell of it.
        await books.LogAsync(new ChangeLogEntry("FISCAL_YEAR_REOPENED", year.ToString(), "avslutat", Told(answer), request.Reason));
        var next = years.First(known => known.Span.First == closing.NextYear).Span;
        await books.TellAsync(
            time, answer.OpeningsWithdrawn ? [year.Last, next.First, next.Last] : [year.Last], answer.Reversal is null ? 0 : 1);
        return answer;
    }

    private static DaySpan Check(IReadOnlyList<FiscalYears.Row> years, ReopenFiscalYearRequest request)
    {
        var fields = new RequestFields();
        var asked = FiscalYearField.Find([.. years.Select(year => year.Span)], request.FiscalYear, fields);
        fields.ThrowIfRefused();
        var closed = years.First(year => year.Span == asked);
        if (closed.ClosedAt is null)
        {
            fields.Refuse(LedgerReason.FiscalYearNotClosed, "fiscal_year", $"Räkenskapsåret {closed.Span} är inte avslutat.", "ett avslutat år");
        }
        else if (years.LastOrDefault(year => year.Span.First > closed.Span.First && year.ClosedAt is not null) is { } later)
        {
            fields.Refuse(
                LedgerReason.LaterFiscalYearClosed, "fiscal_year", $"Räkenskapsåret {later.Span} är avslutat.", "det senaste avslutade året");
        }

        fields.ThrowIfRefused();
        return closed.Span;
    }

    // What a file has told of the next year's opening balances is the file's: closing again must agree with it.
    private static async Task<bool> WithdrawAsync(LockedBooks books, DateOnly nextYear)
    {
        var next = new { books.Forbund, nextYear };
        var isWithdrawn = await books.ExecuteAsync("""
            update fiscal_year set has_openings = false
            where forbund_id = @Forbund and first_day = @nextYear and not exists (
                select from told_balance
                where forbund_id = @Forbund and fiscal_year = @nextYear and (year_no, kind) in ((0, 'Opening'), (-1, 'Closing')))
            """, next) == 1;
        if (isWithdrawn)
        {
            await books.ExecuteAsync("delete from opening_balance where forbund_id = @Forbund and fiscal_year = @nextYear", next);
        }

        return isWithdrawn;
    }

    private static string Told(ReopenFiscalYearResponse answer) =>
        "öppet"
        + (answer.Reversal is { } reversal ? $"; överföringen återtagen med verifikation {reversal.Series} {reversal.Number}" : "")
        + (answer.OpeningsWithdrawn ? "; nästa års ingående balanser återtagna" : "");
}
