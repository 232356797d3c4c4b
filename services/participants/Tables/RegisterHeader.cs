using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Participants.Tables;

/// <summary>What tables need to know of the register that holds for a report.</summary>
/// <param name="Period">The register's period: the report's own, or the latest where the report's has none.</param>
/// <param name="SuppressionK">Counts below this are withheld, whatever the period: as the latest register says; 1: none.</param>
/// <param name="Insatser">Codes, in print order.</param>
/// <param name="Surveys">Ids of the surveys that the register has counted.</param>
/// <param name="Rounds">Ids of the tables of closed rounds: <c>&lt;round&gt;.&lt;question&gt;.&lt;group&gt;</c>.</param>
internal sealed record RegisterHeader(
    Period Period, int SuppressionK, string[] Insatser, IReadOnlySet<string> Surveys, IReadOnlySet<string> Rounds)
{
    /// <summary>Reads the header that the transaction sees.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.RegisterMissing"/>: the förbund has no register at all.</exception>
    public static async Task<RegisterHeader> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, Period wanted, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"""
            select r.period_from, r.period_to,
                {SmallCounts.LatestK("r.forbund_id")} as suppression_k,
                array(
                    select code from insats_terms t
                    where (t.forbund_id, t.period_from, t.period_to) = (r.forbund_id, r.period_from, r.period_to)
                    order by position
                ) as insatser,
                array(
                    select id from survey s
                    where (s.forbund_id, s.period_from, s.period_to) = (r.forbund_id, r.period_from, r.period_to)
                ) as surveys,
                array({RoundTable.Ids}) as rounds
            from period_register r
            where r.forbund_id = @forbund
            order by (r.period_from = @From and r.period_to = @To) desc, r.period_to desc, r.period_from desc
            limit 1
            """, new { forbund, wanted.From, wanted.To }, transaction, cancellationToken: cancellationToken));
        return row is not null
            ? new RegisterHeader(
                new Period(row.PeriodFrom, row.PeriodTo),
                row.SuppressionK,
                row.Insatser,
                row.Surveys.ToHashSet(StringComparer.Ordinal),
                row.Rounds.ToHashSet(StringComparer.Ordinal))
            : throw new RefusedException(new Refusal(
                ParticipantsReason.RegisterMissing, "period", "Förbundet har inget register.", "ett förbund vars register har lagts in"));
    }

    private sealed class Row
    {
        public DateOnly PeriodFrom { get; init; }

        public DateOnly PeriodTo { get; init; }

        public int SuppressionK { get; init; }

        public required string[] Insatser { get; init; }

        public required string[] Surveys { get; init; }

        public required string[] Rounds { get; init; }
    }
}
