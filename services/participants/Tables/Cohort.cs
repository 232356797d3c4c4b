using Finsam.Participants.Domain;

namespace Finsam.Participants.Tables;

/// <summary>
/// The common beginning of the participant tables: who is asked for. <c>wanted</c> are those of any time that the options leave,
/// <c>present</c> those of them in the table's period, <c>population</c> the part of these that <c>population</c> names.
/// </summary>
internal static class Cohort
{
    /// <summary>Row number of the total: after every other.</summary>
    public const string TotalRow = "2147483647";

    /// <summary>
    /// The cohort's CTEs, without a comma at the end. Not materialised: a table reads few of the columns, and storing all of them cost
    /// three times what counting does.
    /// </summary>
    public const string Sql = $"""
        with wanted as not materialized (
            select p.participation, p.insats, p.gender, p.municipality, p.education, p.public_support_years, p.support_before, p.referrer,
                p.enrolled_on, p.closed_on, p.closure_reason, p.closure_outcome, p.support_after, p.goal_met, p.plan_at_closure,
                p.followup_12m, p.person_id,
                case when p.closure_reason = '1' then '1/' || p.closure_outcome else p.closure_reason end as reported_reason,
                extract(year from $3)::integer - p.birth_year as age
            from participation p
            where p.forbund_id = $1
                and p.closure_reason is distinct from '{CodeListNames.Misregistered}'
                and p.insats = any ($4)
                and ($5 is null or p.registration = any ($5))
                and ($6 is null or p.gender = $6)
                and ($7 is null or extract(year from $3)::integer - p.birth_year between $7 and $8)
                and ($9 is null or p.closure_reason = any ($9) or (p.closure_reason = '1' and '1/' || p.closure_outcome = any ($9)))
                and ($10 is null or p.goal_met = $10)
        ), present as not materialized (
            select *, closed_on is not null and closed_on <= $3 as is_closed, enrolled_on >= $2 as is_new
            from wanted
            where enrolled_on <= $3 and (closed_on is null or closed_on >= $2)
        ), population as not materialized (
            select * from present where $11 = '' or ($11 = 'closed' and is_closed) or ($11 = 'new' and is_new)
        )
        """;

    /// <summary>
    /// Rows per insats: those asked for, or where <c>$13</c> is true those that anybody wanted is in, or that have a volume count; and the total.
    /// </summary>
    public const string InsatsGroups = $"""
        groups as (
            select g.row_no, g.label, g.codes
            from jsonb_to_recordset($12) as g (row_no integer, label text, codes text[])
            where not $13 or exists (select from wanted w where w.insats = any (g.codes))
                or exists (
                    select from volume_count v
                    where v.forbund_id = $1 and v.insats = any (g.codes) and v.insats = any ($4) and not v.withdrawn
                        and ($5 is null or 'volume' = any ($5)))
            union all
            select {TotalRow}, 'Totalt', null
        )
        """;

    /// <summary>
    /// Rows per group of codes: those asked for, or the codes that occur, in their list's order and what has no list by the alphabet; and
    /// the total. A code that is called as the total is counted in it alone.
    /// </summary>
    /// <param name="occurring">A query that gives each code that occurs once, as <c>code</c>.</param>
    /// <param name="list">The codes' list; empty where they have none.</param>
    public static string CodeGroups(string occurring, string list) => $"""
        groups as (
            select g.row_no, g.label, g.codes
            from jsonb_to_recordset($12) as g (row_no integer, label text, codes text[])
            union all
            select row_number() over (
                    order by (select min(l.position) from code_list_code l where l.list = '{list}' and l.code = o.code),
                        o.code collate "sv-x-icu")::integer,
                o.code,
                array[o.code]
            from ({occurring}) o
            where $12 is null and o.code <> 'Totalt'
            union all
            select {TotalRow}, 'Totalt', null
        )
        """;

    /// <summary>The end of a table whose counts carry their share of the total's, from a CTE <c>counted</c>.</summary>
    public const string SharesOfTotal = $"""
        select c.row_no, c.label, c.counts,
            array(
                select round(100::numeric * n / nullif(whole, 0))::integer
                from unnest(c.counts, total.counts) with ordinality as pair (n, whole, i)
                order by i
            ) as shares,
            c.measures
        from counted c
        cross join (select counts from counted where row_no = {TotalRow}) total
        order by c.row_no
        """;
}
