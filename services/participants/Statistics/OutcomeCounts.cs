using Finsam.Participants.Domain;
using Npgsql;

namespace Finsam.Participants.Statistics;

/// <summary>A closure reason, reason 1 by outcome.</summary>
/// <param name="Position">Place in its code list.</param>
/// <param name="Code">Code; empty where none is registered.</param>
internal readonly record struct Reason(int Position, string Code);

/// <summary>How many were closed for each reason, by age and gender.</summary>
/// <param name="Counts">Age band, from 0, to reason to count; the last band is of those in none of the others.</param>
internal sealed record OutcomeCounts(IReadOnlyList<IReadOnlyDictionary<Reason, GenderCount>> Counts)
{
    private const string Sql = $"""
        select coalesce(b.band - 1, cardinality($5))::integer as band, p.place, coalesce(l.position, 0) as position, p.reason, sum(p.n)::bigint as n
        from (
            select {GenderCount.Place} as place, extract(year from $4)::integer - birth_year as age,
                coalesce(case when closure_reason = '1' then '1/' || closure_outcome else closure_reason end, '') as reason, count(*) as n
            from participation
            where forbund_id = $1 and insats = any ($2) and closure_reason is distinct from '{CodeListNames.Misregistered}'
                and closed_on between $3 and $4
            group by place, age, reason
        ) p
        left join unnest($5, $6) with ordinality b (low, high, band) on p.age >= b.low and p.age < b.high
        left join (
            select code, min(position) as position from code_list_code where list = 'reported_reason' group by code
        ) l on l.code = p.reason
        group by 1, 2, 3, 4
        """;

    /// <summary>Counts those closed in a period.</summary>
    public static async Task<OutcomeCounts> CountAsync(StatisticsQuery query, IReadOnlyList<Band> bands, CancellationToken cancellationToken)
    {
        var rows = await query.ReadAsync(
            Sql,
            row => (Band: row.GetInt32(0), Place: row.GetInt32(1), Reason: new Reason(row.GetInt32(2), row.GetString(3)), Count: row.GetInt64(4)),
            cancellationToken,
            new NpgsqlParameter<int[]> { TypedValue = [.. bands.Select(band => (int)band.Low!)] },
            new NpgsqlParameter<int[]> { TypedValue = [.. bands.Select(band => (int)band.High!)] });
        return Of(bands.Count + 1, rows.Select(row => (row.Band, row.Reason, GenderCount.Of(row.Place, row.Count))));
    }

    /// <summary>All together; of the same bands.</summary>
    public static OutcomeCounts Sum(IReadOnlyList<OutcomeCounts> outcomes) => Of(
        outcomes[0].Counts.Count,
        outcomes.SelectMany(each => each.Counts.SelectMany((reasons, band) => reasons.Select(reason => (band, reason.Key, reason.Value)))));

    private static OutcomeCounts Of(int bands, IEnumerable<(int Band, Reason Reason, GenderCount Count)> counts)
    {
        var byBand = counts.ToLookup(each => each.Band);
        return new OutcomeCounts([
            .. Enumerable.Range(0, bands).Select(band => byBand[band].GroupBy(each => each.Reason, each => each.Count)
                .ToDictionary(reason => reason.Key, GenderCount.Sum)),
        ]);
    }
}
