using Dapper;
using Npgsql;

namespace Finsam.Participants.MeasurePoints;

/// <summary>Reads and writes what is registered at measure points.</summary>
internal static class MeasurePointStore
{
    /// <summary>The columns that people give, in one order for every statement.</summary>
    public const string Fields = "measured_on, occupations, support, not_reached, answers";

    /// <summary>What is registered of a participation, by kind.</summary>
    public static async Task<Dictionary<string, StoredMeasurePoint>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, string participation, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<StoredMeasurePoint>(new CommandDefinition(
            $"select kind, {Fields}, version from measure_point where forbund_id = @forbund and participation = @participation",
            new { forbund, participation },
            transaction,
            cancellationToken: cancellationToken))).ToDictionary(point => point.Kind, StringComparer.Ordinal);

    /// <summary>Writes a measure point in the place of what it was, which goes into its history.</summary>
    public static Task WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        string participation,
        StoredMeasurePoint point,
        Participations.Replacement why,
        CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(point);
        parameters.AddDynamicParams(new { forbund, participation, why.Subject, why.RequestId, why.Reason });
        return connection.ExecuteAsync(new CommandDefinition($"""
            insert into measure_point_version (forbund_id, participation, kind, version, replaced_by, request_id, reason, before)
            select m.forbund_id, m.participation, m.kind, m.version, @Subject, @RequestId, @Reason, to_jsonb(m)
            from measure_point m
            where m.forbund_id = @forbund and m.participation = @participation and m.kind = @Kind;

            insert into measure_point as m (forbund_id, participation, kind, changed_by, {Fields})
            values (@forbund, @participation, @Kind, @Subject, @MeasuredOn, @Occupations, @Support, @NotReached, @Answers::jsonb)
            on conflict on constraint measure_point_pk do update
            set ({Fields}) = (excluded.measured_on, excluded.occupations, excluded.support, excluded.not_reached, excluded.answers),
                version = m.version + 1, changed_at = now(), changed_by = @Subject
            """, parameters, transaction, cancellationToken: cancellationToken));
    }
}
