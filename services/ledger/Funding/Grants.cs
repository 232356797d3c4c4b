using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Ledger.Funding;

/// <summary>Reads grants with what is drawn on them.</summary>
internal static class Grants
{
    private const string Select = """
        select f.grant_no, f.insats, f.year, f.project,
            (select coalesce(sum(d.amount_ore), 0)::bigint from grant_decision d
                where (d.forbund_id, d.insats, d.year) = (f.forbund_id, f.insats, f.year)) as granted_ore,
            (select coalesce(sum(r.amount_ore), 0)::bigint from requisition_now r
                where (r.forbund_id, r.insats, r.year) = (f.forbund_id, f.insats, f.year) and r.status in ('submitted', 'prepared'))
                as requested_ore,
            (select coalesce(sum(r.amount_ore), 0)::bigint from requisition_now r
                where (r.forbund_id, r.insats, r.year) = (f.forbund_id, f.insats, f.year) and r.status = 'approved') as approved_ore
        from insats_funding f
        where f.forbund_id = @forbund
        """;

    /// <summary>The grant of an insats and year; null when nothing has been decided.</summary>
    public static Task<GrantRow?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, string insats, int year, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<GrantRow>(new CommandDefinition(
            $"{Select} and f.insats = @insats and f.year = @year", new { forbund, insats, year }, transaction, cancellationToken: ct));

    /// <summary>Grants after one, in the order they were first decided.</summary>
    /// <param name="connection">Connection.</param>
    /// <param name="forbund">Slug.</param>
    /// <param name="year">Year; 0: all.</param>
    /// <param name="insatser">Only these; null: all.</param>
    /// <param name="after">Number of the last one seen.</param>
    /// <param name="most">Most of them.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<GrantRow>> ListAsync(
        NpgsqlConnection connection, string forbund, int year, string[]? insatser, long after, int most, CancellationToken ct) =>
        (await connection.QueryAsync<GrantRow>(new CommandDefinition($"""
            {Select} and f.grant_no > @after and (@year = 0 or f.year = @year) and (@insatser::text[] is null or f.insats = any(@insatser))
            order by f.grant_no limit @most
            """, new { forbund, year, insatser, after, most }, cancellationToken: ct))).AsList();

    /// <summary>The decisions of some grants, oldest first.</summary>
    public static async Task<ILookup<(string Insats, int Year), GrantDecision>> DecisionsAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, IReadOnlyList<GrantRow> grants, CancellationToken ct) =>
        (await connection.QueryAsync<DecisionRow>(new CommandDefinition("""
            select d.insats, d.year, d.decision_no, d.amount_ore, d.decided_on, d.reference, d.reason, d.recorded_at, d.recorded_by
            from unnest(@insatser, @years) as wanted (insats, year)
            join grant_decision d on d.forbund_id = @forbund and d.insats = wanted.insats and d.year = wanted.year
            order by d.decision_no
            """,
            new
            {
                forbund,
                insatser = grants.Select(grant => grant.Insats).ToArray(),
                years = grants.Select(grant => grant.Year).ToArray(),
            },
            transaction,
            cancellationToken: ct))).ToLookup(row => (row.Insats, row.Year), row => row.ToMessage());

    private sealed class DecisionRow
    {
        public string Insats { get; init; } = "";

        public int Year { get; init; }

        public int DecisionNo { get; init; }

        public long AmountOre { get; init; }

        public DateOnly DecidedOn { get; init; }

        public string Reference { get; init; } = "";

        public string Reason { get; init; } = "";

        public DateTime RecordedAt { get; init; }

        public string RecordedBy { get; init; } = "";

        public GrantDecision ToMessage() => new()
        {
            DecisionNo = DecisionNo,
            AmountOre = AmountOre,
            DecidedOn = DecidedOn.ToIso(),
            Reference = Reference,
            Reason = Reason,
            RecordedAt = RecordedAt.ToTimestamp(),
            RecordedBy = RecordedBy,
        };
    }
}
