using Dapper;
using Finsam.Ledger.Domain;
using Npgsql;

namespace Finsam.Ledger.Budgets;

/// <summary>What the books hold that a budget is compared with.</summary>
internal static class BookedResult
{
    /// <summary>Costs and income of a span by project and account, income positive.</summary>
    public static async Task<IReadOnlyList<(string Project, string Account, long AmountOre)>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan span, CancellationToken ct) =>
        [.. (await connection.QueryAsync<(string Project, string Account, long AmountOre)>(new CommandDefinition("""
            select project, account, -sum(amount_ore)::bigint
            from posting
            where forbund_id = @forbund and date between @First and @Last
            group by project, account
            """, new { forbund, span.First, span.Last }, transaction, cancellationToken: ct)))
            .Where(row => AccountRanges.Result.Contains(row.Account))];

    /// <summary>Equity when the fiscal year of a day opened; null where the books do not say.</summary>
    public static async Task<long?> EquityAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DateOnly day, CancellationToken ct)
    {
        var openings = (await connection.QueryAsync<(string Account, long AmountOre)>(new CommandDefinition("""
            select o.account, o.amount_ore
            from fiscal_year y
            join opening_balance o on o.forbund_id = y.forbund_id and o.fiscal_year = y.first_day
            where y.forbund_id = @forbund and @day between y.first_day and y.last_day
            """, new { forbund, day }, transaction, cancellationToken: ct))).AsList();
        return openings.Count == 0 ? null : -openings.Where(row => AccountRanges.Equity.Contains(row.Account)).Sum(row => row.AmountOre);
    }

    /// <summary>What insatser have requisitioned for days of a span, by the project that it is posted on; neither rejected nor withdrawn.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> RequisitionedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan span, CancellationToken ct) =>
        (await connection.QueryAsync<(string Project, long AmountOre)>(new CommandDefinition("""
            select f.project, sum(r.amount_ore)::bigint
            from requisition_now r
            join insats_funding f using (forbund_id, insats, year)
            where r.forbund_id = @forbund and r.status in ('submitted', 'prepared', 'approved')
                and r.period_from >= @First and r.period_to <= @Last
            group by f.project
            """, new { forbund, span.First, span.Last }, transaction, cancellationToken: ct)))
            .ToDictionary(row => row.Project, row => row.AmountOre);
}
