using System.Data;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Ledger.Budgets;

/// <summary>Shows the versions of a budget in sum.</summary>
internal sealed class GetBudgetHandler(TenantDataSource dataSource)
{
    /// <summary>The versions, the original first. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>InstantInvalid</c>.</summary>
    public async Task<GetBudgetResponse> GetAsync(GetBudgetRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        var at = fields.Instant(request.StoodAt, "stood_at");
        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var versions = await connection.QueryAsync<(string Version, long Rows, decimal IncomeOre, decimal CostOre, DateOnly DecidedOn)>(
            new CommandDefinition($"""
                select e.kind, count(*), coalesce(sum(b.amount_ore) filter (where b.amount_ore > 0), 0),
                    coalesce(sum(b.amount_ore) filter (where b.amount_ore < 0), 0), max(b.decided_on)
                from register_entry e
                join budget_row b using (forbund_id, entry_no)
                where e.forbund_id = @Forbund and e.period_from = @First and e.period_to = @Last and {RegisterEntries.StandsAt}
                group by e.kind
                """, new { request.Forbund, period.First, period.Last, at }, transaction, cancellationToken: ct));
        return new GetBudgetResponse
        {
            Versions =
            {
                versions.OrderBy(row => Array.IndexOf(BudgetVersions.All, row.Version)).Select(row => new BudgetVersion
                {
                    Version = row.Version,
                    RowCount = row.Rows,
                    IncomeOre = (long)row.IncomeOre,
                    CostOre = (long)row.CostOre,
                    DecidedOn = row.DecidedOn.ToIso(),
                }),
            },
            Etag = await BudgetEtag.ReadAsync(connection, transaction, request.Forbund, period, ct),
        };
    }
}
