using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.Periods;

/// <summary>Opens locked days again.</summary>
internal sealed class ReopenPeriodHandler(RequestLog requestLog)
{
    /// <summary>
    /// Opens a span of locked days. Refusals, in order: <c>ReasonMissing</c>, <c>TextInvalid</c>, <c>DateMalformed</c>, <c>SpanInvalid</c>,
    /// <c>PeriodNotLocked</c>, <c>FiscalYearClosed</c>.
    /// </summary>
    public Task<ReopenPeriodResponse> ReopenAsync(ReopenPeriodRequest request, string reopenedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Reason(request.Reason, "reason");
        var span = fields.Span(request.From, request.To, "from", "to");
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(LedgerService.LedgerServiceBase.ReopenPeriod),
            request,
            reopenedBy,
            books => ReopenAsync(books, span, request.Reason),
            ct);
    }

    private static async Task<ReopenPeriodResponse> ReopenAsync(LockedBooks books, DaySpan span, string reason)
    {
        var before = await books.LocksAsync();
        var fields = new RequestFields();
        if (!before.Spans.Any(locked => locked.Contains(span)))
        {
            fields.Refuse(LedgerReason.PeriodNotLocked, "from", $"{span} är inte låst i sin helhet.", before.ToString());
        }

        foreach (var year in (await books.FiscalYearsAsync()).Where(year => year.ClosedAt is not null && year.Span.Overlaps(span)))
        {
            fields.Refuse(
                LedgerReason.FiscalYearClosed, "from", $"Räkenskapsåret {year.Span} är avslutat.", "dagar i ett år som inte är avslutat");
        }

        fields.ThrowIfRefused();
        await books.ExecuteAsync("""
            update period_lock set locked = locked - datemultirange(daterange(@First, @Last, '[]')) where forbund_id = @Forbund
            """, new { books.Forbund, span.First, span.Last });
        var after = await books.LocksAsync();
        await books.LogAsync(new ChangeLogEntry("PERIOD_REOPENED", span.ToString(), before.ToString(), after.ToString(), reason));
        return new ReopenPeriodResponse { Locked = { after.Spans.Select(locked => locked.ToMessage()) } };
    }
}
