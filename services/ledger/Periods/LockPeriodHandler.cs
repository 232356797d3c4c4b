using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Npgsql;

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
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(LedgerService.LedgerServiceBase.LockPeriod),
            request,
            (connection, transaction) => LockAsync(connection, transaction, request, from, to, lockedBy, ct),
            ct);
    }

    private static async Task<LockPeriodResponse> LockAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        LockPeriodRequest request,
        DateOnly? from,
        DateOnly to,
        string lockedBy,
        CancellationToken ct)
    {
        await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
        var years = await FiscalYears.ReadAsync(connection, transaction, request.Forbund, ct);
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
        var before = await PeriodLocks.ReadAsync(connection, transaction, request.Forbund, ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into period_lock (forbund_id, locked) values (@Forbund, datemultirange(daterange(@First, @Last, '[]')))
            on conflict on constraint period_lock_pk do update set locked = period_lock.locked + excluded.locked
            """, new { request.Forbund, span.First, span.Last }, transaction, cancellationToken: ct));
        var after = await PeriodLocks.ReadAsync(connection, transaction, request.Forbund, ct);
        var changed = !after.Spans.SequenceEqual(before.Spans);
        if (changed)
        {
            await new ChangeLogEntry("PERIOD_LOCKED", span.ToString(), before.ToString(), after.ToString(), request.Reason)
                .AddAsync(connection, transaction, request.Forbund, lockedBy, ct);
        }

        return new LockPeriodResponse { Locked = { after.Spans.Select(locked => locked.ToMessage()) }, Changed = changed };
    }
}
