using Finsam.Participants.Domain;
using Finsam.Participants.Statistics;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Participants.SmallCells;

/// <summary>Reads who there was in a year.</summary>
internal static class KindsQuery
{
    private const int Later = -1;
    private const int WithTheYear = -2;

    // A volume count is there through its last month, and gone without being closed.
    private const string Volume = """
        union all
        select v.insats, c.place, array[]::text[], v.period_from,
            case when v.period_to <= $3 then (date_trunc('month', v.period_to::timestamp) + interval '1 month')::date end, false, v.period_to <= $3, c.n
        from standing_volume_count v
        cross join lateral (values (0, v.women), (1, v.men), (2, v.others + v.unknown_gender)) c (place, n)
        where v.forbund_id = $1 and v.period_from <= $3 and v.period_to >= $2 and v.rows_counted_instead = 0 and c.n > 0
        """;

    /// <summary>The kinds of a cube in a year.</summary>
    public static async Task<List<Kind>> ReadAsync(
        NpgsqlTransaction transaction,
        string forbund,
        CubeShape shape,
        int year,
        IReadOnlyList<DateOnly> cuts,
        CancellationToken cancellationToken)
    {
        var first = new DateOnly(year, 1, 1);
        await using var command = new NpgsqlCommand(Sql(shape), transaction.Connection, transaction)
        {
            Parameters =
            {
                new() { Value = forbund },
                new() { Value = first, NpgsqlDbType = NpgsqlDbType.Date },
                new() { Value = cuts[^1], NpgsqlDbType = NpgsqlDbType.Date },
                new() { Value = cuts.SkipLast(1).Select(cut => cut.AddDays(1)).Prepend(first).ToArray(), NpgsqlDbType = Dates },
                new() { Value = cuts.ToArray(), NpgsqlDbType = Dates },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var kinds = new List<Kind>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var (came, gone) = (reader.GetInt32(3), reader.GetInt32(4));
            kinds.Add(new Kind(
                reader.GetString(0),
                reader.GetInt32(1),
                reader.GetFieldValue<string[]>(2),
                came == 0 ? DateOnly.MinValue : cuts[came - 1],
                gone switch { Later => DateOnly.MaxValue, WithTheYear => Kind.WithTheYear, _ => cuts[gone - 1] },
                reader.GetBoolean(5),
                reader.GetInt64(6)));
        }

        return kinds;
    }

    private const NpgsqlDbType Dates = NpgsqlDbType.Array | NpgsqlDbType.Date;

    private static string Sql(CubeShape shape) => $"""
        select insats, place, values, width_bucket(came_on, $4) as came,
            case when gone_on <= $3 then width_bucket(gone_on, $4) when ends_here then {WithTheYear} else {Later} end as gone,
            is_closed and gone_on is not null and gone_on <= $3 as is_closed, sum(n)::bigint as n
        from (
            select p.insats, {GenderCount.Place} as place, {shape.Values} as values, {shape.Days.Came} as came_on, {shape.Days.Gone} as gone_on,
                true as is_closed, false as ends_here, 1 as n
            from participation p
            where p.forbund_id = $1 and p.closure_reason is distinct from '{CodeListNames.Misregistered}'
            {(shape.WithVolume ? Volume : "")}
        ) each
        where came_on <= $3 and (gone_on is null or gone_on >= $2)
        group by 1, 2, 3, 4, 5, 6
        order by 1, 2, 3, 4, 5, 6
        """;
}
