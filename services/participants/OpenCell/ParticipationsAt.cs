using Google.Protobuf.WellKnownTypes;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Participants.OpenCell;

/// <summary>
/// Participations as they stood at a moment: each as it is now where it has not changed since, or as it was before its first change after it. Who
/// somebody is, is as now: identities are not kept in what was.
/// </summary>
internal static class ParticipationsAt
{
    /// <summary>Adds the moment to a command's parameters, where there is one.</summary>
    public static void Add(NpgsqlBatchCommand command, Timestamp? moment)
    {
        if (moment is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = moment.ToDateTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        }
    }

    /// <summary>SQL that begins with <c>with</c>, its <c>participation</c> those of the förbund <c>$1</c> at the moment of a parameter.</summary>
    /// <param name="sql">The SQL.</param>
    /// <param name="parameter">Number of the parameter.</param>
    public static string Sql(string sql, int parameter) => $"""
        with participation as (
            select p.* from participation p where p.forbund_id = $1 and p.changed_at <= ${parameter}
            union all
            select (jsonb_populate_record(null::participation, v.before || jsonb_build_object('person_id', p.person_id))).*
            from (
                select distinct on (participation) participation, before
                from participation_version
                where forbund_id = $1 and replaced_at > ${parameter}
                order by participation, version
            ) v
            join participation p on p.forbund_id = $1 and p.participation = v.participation
            where p.registered_at <= ${parameter}
        ), {sql["with ".Length..]}
        """;
}
