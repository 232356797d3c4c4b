using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Statements;
using Npgsql;

namespace Finsam.Ledger.Budgets;

/// <summary>The decisions behind the entries of a budget.</summary>
internal static class BudgetDecisions
{
    /// <summary>A version that was put.</summary>
    public const string OfVersion = "version";

    /// <summary>A reallocation.</summary>
    public const string OfReallocation = "reallocation";

    /// <summary>How many reallocations stand in a period.</summary>
    public static Task<long> StandingAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan period, CancellationToken ct) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            select count(*)
            from register_entry e
            join budget_decision d using (forbund_id, entry_no)
            where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and e.valid_to = 'infinity'
                and d.kind = @OfReallocation
            """, new { forbund, period.First, period.Last, OfReallocation }, transaction, cancellationToken: ct));

    /// <summary>What the standing decisions of a period have taken from equity.</summary>
    public static Task<long> FromEquityAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan period, CancellationToken ct) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            select coalesce(sum(l.amount_ore), 0)::bigint
            from register_entry e
            join budget_decision_line l using (forbund_id, entry_no)
            where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and e.valid_to = 'infinity' and l.source = @Equity
            """, new { forbund, period.First, period.Last, FundSources.Equity }, transaction, cancellationToken: ct));

    /// <summary>Keeps the decision of an entry.</summary>
    public static Task AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        long entryNo,
        string kind,
        DateOnly decidedOn,
        string reference,
        string reason,
        CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into budget_decision (forbund_id, entry_no, kind, decided_on, reference, reason)
            values (@forbund, @entryNo, @kind, @decidedOn, @reference, @reason)
            """, new { forbund, entryNo, kind, decidedOn, reference, reason }, transaction, cancellationToken: ct));

    /// <summary>Keeps the lines of a reallocation, all in one statement: they are to sum to zero at its end.</summary>
    public static Task AddLinesAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        long entryNo,
        IReadOnlyList<(string Source, BudgetRow Row)> lines,
        CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into budget_decision_line (forbund_id, entry_no, line_no, source, project, account, from_day, to_day, amount_ore)
            select @forbund, @entryNo, line.* from unnest(@numbers, @sources, @projects, @accounts, @firsts, @lasts, @amounts) as line
            """,
            new
            {
                forbund,
                entryNo,
                numbers = Enumerable.Range(1, lines.Count).ToArray(),
                sources = lines.Select(line => line.Source).ToArray(),
                projects = lines.Select(line => line.Row.Project).ToArray(),
                accounts = lines.Select(line => line.Row.Account).ToArray(),
                firsts = lines.Select(line => line.Row.Span.First).ToArray(),
                lasts = lines.Select(line => line.Row.Span.Last).ToArray(),
                amounts = lines.Select(line => line.Row.AmountOre).ToArray(),
            },
            transaction,
            cancellationToken: ct));
}
