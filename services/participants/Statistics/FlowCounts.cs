namespace Finsam.Participants.Statistics;

/// <summary>A month as it has been counted.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Started">Enrolled in it.</param>
/// <param name="Closed">Closed in it.</param>
/// <param name="Ongoing">Not closed by its last day.</param>
internal sealed record MonthCount(DateOnly Month, GenderCount Started, GenderCount Closed, GenderCount Ongoing);

/// <summary>Flows as they have been counted.</summary>
/// <param name="Before">The month before the first: what is ongoing at its end is there from the start.</param>
/// <param name="Months">The months.</param>
internal sealed record FlowCounts(MonthCount Before, IReadOnlyList<MonthCount> Months)
{
    // Only whole months are asked for, so that a participation is known by the months in which it came and went. A volume count is
    // enrolled in its first month, ongoing through its last, and never closed: it is gone the month after.
    private const string Sql = $"""
        with kinds as (
            select {GenderCount.Place} as place, date_trunc('month', enrolled_on::timestamp) as came, date_trunc('month', closed_on::timestamp) as went,
                true as is_closed, count(*) as n
            from participation
            where forbund_id = $1 and insats = any ($2) and closure_reason is distinct from '{Domain.CodeListNames.Misregistered}'
                and enrolled_on <= $4 and (closed_on is null or closed_on >= $3)
            group by place, came, went
            union all
            select c.place, date_trunc('month', v.period_from::timestamp),
                date_trunc('month', v.period_to::timestamp) + interval '1 month', false, sum(c.n)
            from standing_volume_count v
            cross join lateral (values (0, v.women), (1, v.men), (2, v.others + v.unknown_gender)) c (place, n)
            where v.forbund_id = $1 and v.insats = any ($2) and v.period_from <= $4 and v.period_to >= $3 and v.rows_counted_instead = 0
            group by 1, 2, 3
        )
        select m.first::date, p.place,
            coalesce(sum(k.n) filter (where k.came = m.first), 0)::bigint as started,
            coalesce(sum(k.n) filter (where k.went = m.first and k.is_closed), 0)::bigint as closed,
            coalesce(sum(k.n) filter (where k.went is null or k.went > m.first), 0)::bigint as ongoing
        from generate_series($3::timestamp - interval '1 month', $4::timestamp, interval '1 month') m (first)
        cross join (values (0), (1), (2)) p (place)
        left join kinds k on k.place = p.place and k.came <= m.first
        group by m.first, p.place
        order by m.first, p.place
        """;

    /// <summary>Counts a period of whole months.</summary>
    public static async Task<FlowCounts> CountAsync(StatisticsQuery query, CancellationToken cancellationToken)
    {
        var rows = await query.ReadAsync(
            Sql,
            row => (
                Month: row.GetFieldValue<DateOnly>(0),
                Place: row.GetInt32(1),
                Started: row.GetInt64(2),
                Closed: row.GetInt64(3),
                Ongoing: row.GetInt64(4)),
            cancellationToken);
        var months = rows.GroupBy(row => row.Month).Select(month => new MonthCount(
            month.Key,
            GenderCount.Sum(month.Select(row => GenderCount.Of(row.Place, row.Started))),
            GenderCount.Sum(month.Select(row => GenderCount.Of(row.Place, row.Closed))),
            GenderCount.Sum(month.Select(row => GenderCount.Of(row.Place, row.Ongoing))))).ToList();
        return new FlowCounts(months[0], months[1..]);
    }

    /// <summary>Flows of the same months together.</summary>
    public static FlowCounts Sum(IReadOnlyList<FlowCounts> flows) => new(
        Sum(flows.Select(flow => flow.Before)),
        [.. Enumerable.Range(0, flows[0].Months.Count).Select(i => Sum(flows.Select(flow => flow.Months[i])))]);

    private static MonthCount Sum(IEnumerable<MonthCount> months) => months.Aggregate((one, other) =>
        new MonthCount(one.Month, one.Started + other.Started, one.Closed + other.Closed, one.Ongoing + other.Ongoing));
}
