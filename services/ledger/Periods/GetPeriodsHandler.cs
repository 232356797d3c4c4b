using System.Data;
using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.Periods;

/// <summary>Shows fiscal years and what is locked of them.</summary>
internal sealed class GetPeriodsHandler(TenantDataSource dataSource)
{
    /// <summary>Fiscal years and locks, as of one moment.</summary>
    public async Task<GetPeriodsResponse> GetAsync(GetPeriodsRequest request, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var years = await FiscalYears.ReadAsync(connection, transaction, request.Forbund, ct);
        var locks = await PeriodLocks.ReadAsync(connection, transaction, request.Forbund, ct);
        return new GetPeriodsResponse
        {
            FiscalYears =
            {
                years.Select(year => new FiscalYearState
                {
                    Span = year.Span.ToMessage(),
                    HasOpenings = year.HasOpenings,
                    Locked = locks.Spans.Any(locked => locked.Contains(year.Span)),
                    ClosedAt = year.ClosedAt?.ToTimestamp(),
                }),
            },
            Locked = { locks.Spans.Select(locked => locked.ToMessage()) },
        };
    }
}
