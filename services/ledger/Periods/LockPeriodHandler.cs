using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.Periods;

/// <summary>Locks days, so that nothing more is posted on them.</summary>
internal sealed class LockPeriodHandler(RequestLog requestLog)
{
    /// <summary>
    /// Locks a span, or all up to a day. Refusals, in order: <c>ReasonMissing</c>, <c>TextInvalid</c>, <c>DateMalformed</c>,
    /// <c>SpanInvalid</c>, <c>DateOutsideFiscalYear</c>.
    /// </summary>
    public Task<LockPeriodResponse> LockAsync(LockPeriodRequest request, string lockedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Reason(request.Reason, "reason");
        var to = fields.Date(request.To, "to");
        var from = request.From.Length == 0 ? (DateOnly?)null : fields.Span(request.From, request.To, "from", "to").First;
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(LedgerService.LedgerServiceBase.LockPeriod),
            request,
            lockedBy,
            books => LockAsync(books, from, to, request.Reason),
            ct);
    }

    private static async Task<LockPeriodResponse> LockAsync(LockedBooks books, DateOnly? from, DateOnly to, string reason)
    {
        var years = await books.FiscalYearsAsync();
        var fields = new RequestFields();
        foreach (var (day, field) in from is { } start ? [(start, "from"), (to, "to")] : new[] { (to, "to") })
        {
            if (!years.Any(year => year.Span.Contains(day)))
            {
                fields.Refuse(
                    LedgerReason.DateOutsideFiscalYear, field, $"{day:yyyy-MM-dd} ligger i inget räkenskapsår som finns.",
                    "ett datum i ett öppnat räkenskapsår");
            }
        }

        fields.ThrowIfRefused();
        var span = new DaySpan(from ?? years[0].Span.First, to);
        var before = await books.LocksAsync();
        await PeriodLocks.AddAsync(books, span);
        var after = await books.LocksAsync();
        var changed = !after.Spans.SequenceEqual(before.Spans);
        if (changed)
        {
            await books.LogAsync(new ChangeLogEntry("PERIOD_LOCKED", span.ToString(), before.ToString(), after.ToString(), reason));
        }

        return new LockPeriodResponse { Locked = { after.Spans.Select(locked => locked.ToMessage()) }, Changed = changed };
    }
}
