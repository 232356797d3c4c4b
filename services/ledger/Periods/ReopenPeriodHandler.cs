using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Npgsql;

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
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(LedgerService.LedgerServiceBase.ReopenPeriod),
            request,
            (connection, transaction) => ReopenAsync(connection, transaction, request, span, reopenedBy, ct),
            ct);
    }

    private static async Task<ReopenPeriodResponse> ReopenAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        ReopenPeriodRequest request,
        DaySpan span,
        string reopenedBy,
        CancellationToken ct)
    {
        await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
        var before = await PeriodLocks.ReadAsync(connection, transaction, request.Forbund, ct);
        var fields = new RequestFields();
        if (!before.Spans.Any(locked => locked.Contains(span)))
        {
            fields.Refuse(LedgerReason.PeriodNotLocked, "from", $"{span} är inte låst i sin helhet.", before.ToString());
        }

        var years = await FiscalYears.ReadAsync(connection, transaction, request.Forbund, ct);
        foreach (var year in years.Where(year => year.ClosedAt is not null && year.Span.Overlaps(span)))
        {
            fields.Refuse(
                LedgerReason.FiscalYearClosed, "from", $"Räkenskapsåret {year.Span} är avslutat.", "dagar i ett år som inte är avslutat");
        }

        fields.ThrowIfRefused();
        await connection.ExecuteAsync(new CommandDefinition("""
            update period_lock set locked = locked - datemultirange(daterange(@First, @Last, '[]')) where forbund_id = @Forbund
            """, new { request.Forbund, span.First, span.Last }, transaction, cancellationToken: ct));
        var after = await PeriodLocks.ReadAsync(connection, transaction, request.Forbund, ct);
        await new ChangeLogEntry("PERIOD_REOPENED", span.ToString(), before.ToString(), after.ToString(), request.Reason)
            .AddAsync(connection, transaction, request.Forbund, reopenedBy, ct);
        return new ReopenPeriodResponse { Locked = { after.Spans.Select(locked => locked.ToMessage()) } };
    }
}
