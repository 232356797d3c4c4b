using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Storage;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.Budgets;

/// <summary>The budget of one reporting period: its entries and rows. Writing takes the chain's lock.</summary>
internal sealed class BudgetRegister(
    NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan period, CancellationToken ct)
{
    /// <summary>Supersedes what stands of some versions by rows of these versions.</summary>
    public async Task ReplaceAsync(string[] versions, IReadOnlyList<BudgetRow> rows, string putBy)
    {
        var at = await RegisterEntries.InstantAsync(connection, transaction, forbund, ct);
        await RegisterEntries.EndAsync(connection, transaction, forbund, period, versions, at, putBy, ct);
        foreach (var version in versions.Where(version => rows.Any(row => row.Version == version)))
        {
            var entry = await RegisterEntries.AddAsync(connection, transaction, forbund, period, version, at, putBy, ct);
            await InsertAsync(entry, [.. rows.Where(row => row.Version == version)]);
        }
    }

    /// <summary>Adds rows of one version to what stands, as an entry of its own, and gives its number.</summary>
    public async Task<long> AddAsync(string version, IReadOnlyList<BudgetRow> rows, string putBy)
    {
        var at = await RegisterEntries.InstantAsync(connection, transaction, forbund, ct);
        var entry = await RegisterEntries.AddAsync(connection, transaction, forbund, period, version, at, putBy, ct);
        await InsertAsync(entry, rows);
        return entry;
    }

    /// <summary>Supersedes what stands of one version by rows, as one entry even when there are none, and gives its number.</summary>
    public async Task<long> ReplaceAsync(string version, IReadOnlyList<BudgetRow> rows, string putBy)
    {
        var at = await RegisterEntries.InstantAsync(connection, transaction, forbund, ct);
        await RegisterEntries.EndAsync(connection, transaction, forbund, period, [version], at, putBy, ct);
        return await AddAsync(version, rows, putBy);
    }

    /// <summary>Refuses with <c>BudgetHasDecisions</c> where reallocations stand: they would lose what they changed.</summary>
    public async Task RefuseDecisionsAsync()
    {
        var decisions = await BudgetDecisions.StandingAsync(connection, transaction, forbund, period, ct);
        if (decisions > 0)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.BudgetHasDecisions, "period", $"Budgeten för {period} har {decisions} beslutade omfördelningar.", "en ny omfördelning"));
        }
    }

    /// <summary>The rows that stand of a version, in the order they were decided.</summary>
    public async Task<IReadOnlyList<BudgetRow>> RowsAsync(string version) =>
        [.. (await connection.QueryAsync<(DateOnly DecidedOn, string Project, string Account, DateOnly From, DateOnly To, long AmountOre)>(
            new CommandDefinition("""
                select b.decided_on, b.project, b.account, b.from_day, b.to_day, b.amount_ore
                from register_entry e
                join budget_row b using (forbund_id, entry_no)
                where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and e.kind = @version
                    and e.valid_to = 'infinity'
                order by b.entry_no, b.row_no
                """, new { forbund, period.First, period.Last, version }, transaction, cancellationToken: ct)))
            .Select(row => new BudgetRow(version, row.DecidedOn, row.Project, row.Account, new DaySpan(row.From, row.To), row.AmountOre))];

    /// <summary>What stands, as the change log shows it: rows and sum of each version.</summary>
    public async Task<string> SummaryAsync()
    {
        var versions = (await connection.QueryAsync<(string Version, long Rows, decimal SumOre)>(new CommandDefinition("""
            select e.kind, count(*), sum(b.amount_ore)
            from register_entry e
            join budget_row b using (forbund_id, entry_no)
            where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and e.valid_to = 'infinity'
            group by e.kind order by e.kind
            """, new { forbund, period.First, period.Last }, transaction, cancellationToken: ct))).AsList();
        return versions.Count == 0
            ? "ingen budget"
            : string.Join("; ", versions.Select(version => $"{version.Version}: {version.Rows} rader, {Ore.Print(version.SumOre)}"));
    }

    private Task<int> InsertAsync(long entry, IReadOnlyList<BudgetRow> rows) => connection.ExecuteAsync(new CommandDefinition("""
        insert into budget_row (forbund_id, entry_no, row_no, decided_on, project, account, from_day, to_day, amount_ore)
        select @forbund, @entry, row_no, decided_on, project, account, from_day, to_day, amount_ore
        from unnest(@days, @projects, @accounts, @from, @to, @amounts)
            with ordinality as budget (decided_on, project, account, from_day, to_day, amount_ore, row_no)
        """,
        new
        {
            forbund,
            entry,
            days = rows.Select(row => row.DecidedOn).ToArray(),
            projects = rows.Select(row => row.Project).ToArray(),
            accounts = rows.Select(row => row.Account).ToArray(),
            from = rows.Select(row => row.Span.First).ToArray(),
            to = rows.Select(row => row.Span.Last).ToArray(),
            amounts = rows.Select(row => row.AmountOre).ToArray(),
        },
        transaction,
        cancellationToken: ct));
}
