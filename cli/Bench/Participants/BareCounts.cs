namespace Finsam.Cli.Bench.Participants;

/// <summary>
/// The figures of each table of participations as anybody would count them in SQL, one aggregate a table: the label first, null for the total,
/// then the counts and means in the order of the table's columns. Percentages of them are left to the reader.
/// </summary>
internal static class BareCounts
{
    /// <summary>Bands of <c>deltagare.alder</c>.</summary>
    public static readonly IReadOnlyList<string> Ages = ["16-29", "30-44", "45-64"];

    private const string Present = "closure_reason is distinct from '8' and enrolled_on <= '2017-12-31' and (closed_on is null or closed_on >= '2017-01-01')";
    private const string Closed = "closure_reason is distinct from '8' and closed_on between '2017-01-01' and '2017-12-31'";
    private const string IsClosed = "closed_on <= '2017-12-31'";
    private const string ByGender = "count(*), count(*) filter (where gender = 'woman'), count(*) filter (where gender = 'man')";
    private const string Reached = "closure_reason = '1' and closure_outcome in ('work', 'work_subsidised', 'studies')";

    /// <summary>Table to statement; <c>$1</c> is the förbund.</summary>
    public static readonly IReadOnlyList<(string Id, string Sql)> All =
    [
        ("deltagare.oversikt", $"""
            select insats, {ByGender}, count(*) filter (where gender not in ('woman', 'man')), count(*) filter (where enrolled_on >= '2017-01-01'),
                count(*) filter (where {IsClosed}), count(*) filter (where ({IsClosed}) is not true),
                count(distinct person_id) + count(*) filter (where person_id is null)
            from participation where forbund_id = $1 and {Present} group by rollup (insats)
            """),
        ("deltagare.hemkommun", $"""
            select municipality, count(*) filter (where enrolled_on >= '2017-01-01'), {ByGender}
            from participation where forbund_id = $1 and {Present} and municipality is not null group by rollup (municipality)
            """),
        ("deltagare.alder", $"""
            select band, {ByGender}, round(avg(age), 1)
            from (
                select gender, 2017 - birth_year as age, case when 2017 - birth_year between 16 and 29 then '16-29'
                    when 2017 - birth_year between 30 and 44 then '30-44' when 2017 - birth_year between 45 and 64 then '45-64' end as band
                from participation where forbund_id = $1 and {Present} and birth_year is not null
            ) as each
            group by rollup (band) order by grouping(band)
            """),
        ("deltagare.tid_i_forsorjning", $"""
            select null::text, {ByGender}, round(avg(public_support_years), 1)
            from participation where forbund_id = $1 and {Present} and public_support_years is not null
            """),
        ("deltagare.utbildning", $"""
            select education, {ByGender}
            from participation where forbund_id = $1 and {Present} and education is not null group by rollup (education)
            """),
        ("deltagare.forsorjning_fore", WithTotal(Present, "support_before")),
        ("deltagare.aktualiserad_av", $"""
            select referrer, {ByGender}
            from participation where forbund_id = $1 and {Present} and referrer is not null group by rollup (referrer)
            """),
        ("avslut.oversikt", $"""
            select insats, {ByGender}, count(*) filter (where {Reached}), count(*) filter (where {Reached} and gender = 'woman'),
                count(*) filter (where {Reached} and gender = 'man')
            from participation where forbund_id = $1 and {Closed} group by rollup (insats)
            """),
        ("avslut.orsak", $"""
            select case when closure_reason = '1' then '1/' || closure_outcome else closure_reason end as reason, {ByGender}
            from participation where forbund_id = $1 and {Closed} and closure_reason is not null group by rollup (1)
            """),
        ("avslut.plan", $"""
            select case when plan_at_closure then 'Ja' else 'Nej' end as plan, {ByGender}
            from participation where forbund_id = $1 and {Closed} and plan_at_closure is not null group by rollup (1)
            """),
        ("avslut.forsorjning", $"""
            select code, sum(earlier)::bigint, sum(later)::bigint
            from (
                select unnest(support_before) as code, 1 as earlier, 0 as later from participation where forbund_id = $1 and {Closed}
                union all
                select unnest(support_after), 0, 1 from participation where forbund_id = $1 and {Closed}
                union all
                select null, cardinality(support_before[1:1]), cardinality(support_after[1:1]) from participation where forbund_id = $1 and {Closed}
            ) as each
            group by code
            """),
        ("avslut.genomstromning", $"""
            select insats, count(*) filter (where {IsClosed}),
                round(avg(closed_on - enrolled_on) filter (where {IsClosed}) / 30.4375, 1),
                count(*) filter (where {IsClosed} and closed_on - enrolled_on <= 12 * 30.4375),
                count(*) filter (where ({IsClosed}) is not true and least(closed_on, '2017-12-31') - enrolled_on > 12 * 30.4375),
                count(*) filter (where {IsClosed} and goal_met),
                round(avg(closed_on - enrolled_on) filter (where {IsClosed})),
                round(min(closed_on - enrolled_on) filter (where {IsClosed}) / 30.4375),
                round(max(closed_on - enrolled_on) filter (where {IsClosed}) / 30.4375)
            from participation where forbund_id = $1 and {Present} group by rollup (insats)
            """),
        ("uppfoljning.12man", """
            select code, sum(earlier)::bigint, sum(later)::bigint
            from (
                select case when closure_reason is distinct from '1' then 'other' when closure_outcome = 'work_subsidised' then 'work'
                        else closure_outcome end as code,
                    1 as earlier, 0 as later
                from participation
                where forbund_id = $1 and followup_12m is not null and closed_on + interval '12 months' between '2017-01-01' and '2017-12-31'
                union all
                select followup_12m, 0, 1
                from participation
                where forbund_id = $1 and followup_12m is not null and closed_on + interval '12 months' between '2017-01-01' and '2017-12-31'
            ) as each
            group by rollup (code)
            """),
    ];

    /// <summary>True when the statement gives what is in a column of the table.</summary>
    public static bool IsCounted(string id, int column) => (id, column) is not (("deltagare.oversikt", > 7) or ("avslut.orsak", 1));

    // A participation counts once in each of its codes, and once in the total.
    private static string WithTotal(string who, string codes) => $"""
        select code, {ByGender} from participation, unnest({codes}) as code where forbund_id = $1 and {who} group by code
        union all
        select null, {ByGender} from participation where forbund_id = $1 and {who} and cardinality({codes}) > 0
        """;
}
