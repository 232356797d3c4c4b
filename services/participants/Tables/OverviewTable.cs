using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Tables;

/// <summary>
/// <c>deltagare.oversikt</c>: the population per insats. Volume counts are part of it: each counts as so many volume registrations, individuals
/// of their own, that are enrolled on its first day and ongoing through its last. They have no other property that a table could ask for.
/// </summary>
internal static class OverviewTable
{
    /// <summary>A CTE after the cohort's: the volume counts of the population by insats, period and gender.</summary>
    public const string Volumes = """
        volumes as (
            select v.insats, v.period_from, v.period_to, c.gender, c.n, v.period_from >= $2 as is_new, false as is_closed
            from standing_volume_count v
            cross join lateral (
                values ('woman', v.women), ('man', v.men), ('other', v.others), ('unknown', v.unknown_gender)
            ) c (gender, n)
            where v.forbund_id = $1 and v.insats = any ($4) and v.period_from <= $3 and v.period_to >= $2 and v.rows_counted_instead = 0
                and ($5 is null or 'volume' = any ($5)) and ($6 is null or c.gender = $6)
                and $7 is null and $9 is null and $10 is null and ($11 = '' or ($11 = 'new' and v.period_from >= $2))
        )
        """;

    private const string Sql = $"""
        {Cohort.Sql}, {Cohort.InsatsGroups}, {Volumes}, kinds as (
            select insats,
                count(*) as everyone,
                count(*) filter (where gender = 'woman') as women,
                count(*) filter (where gender = 'man') as men,
                count(*) filter (where gender not in ('woman', 'man')) as others,
                count(*) filter (where is_new) as new,
                count(*) filter (where is_closed) as closed,
                count(*) filter (where not is_closed) as ongoing,
                -- One without a person is an individual of its own.
                count(*) filter (where person_id is null) as without_person
            from population
            group by insats
            union all
            select insats, sum(n), sum(n) filter (where gender = 'woman'), sum(n) filter (where gender = 'man'),
                sum(n) filter (where gender not in ('woman', 'man')), sum(n) filter (where is_new), 0, sum(n), sum(n)
            from volumes
            group by insats
        ), places as (
            select code, i::integer - 1 as place, set_bit(repeat('0', cardinality($4))::bit varying, i::integer - 1, 1) as mark
            from unnest($4) with ordinality as each (code, i)
        ), persons as (
            -- A bit for each insats that the person is in, so that whoever is in several is one in any group of them. Persons that have
            -- been linked are one individual.
            select bit_or(i.mark) as marks
            from population p
            join places i on i.code = p.insats
            left join identity.linked_person l on l.forbund_id = $1 and l.person_id = p.person_id
            where p.person_id is not null
            group by coalesce(l.individual_id, p.person_id)
        ), alike as materialized (
            select array(select code from places where get_bit(marks, place) = 1) as insatser, n
            from (select marks, count(*) as n from persons group by marks) each
        ), tallied as (
            select g.row_no, g.label,
                coalesce(sum(k.everyone), 0)::bigint as everyone,
                coalesce(sum(k.women), 0)::bigint as women,
                coalesce(sum(k.men), 0)::bigint as men,
                coalesce(sum(k.others), 0)::bigint as others,
                coalesce(sum(k.new), 0)::bigint as new,
                coalesce(sum(k.closed), 0)::bigint as closed,
                coalesce(sum(k.ongoing), 0)::bigint as ongoing,
                (coalesce(sum(k.without_person), 0)
                    + (select coalesce(sum(n), 0) from alike a where g.codes is null or a.insatser && g.codes))::bigint as individuals
            from groups g
            left join kinds k on g.codes is null or k.insats = any (g.codes)
            group by g.row_no, g.label, g.codes
        ), counted as (
            select row_no, label,
                array[everyone, women, men, others, new, closed, ongoing, individuals] as counts,
                array[round(100::numeric * women / nullif(everyone, 0)), round(100::numeric * men / nullif(everyone, 0))] as measures
            from tallied
        )
        {Cohort.SharesOfTotal}
        """;

    public static readonly FixedTable Table = new(
        "deltagare.oversikt",
        RowKind.Insatser,
        [
            .. TableColumn.Counts("Deltagare", "Kvinnor", "Män", "Övriga", "Nya", "Avslutade", "Pågående"),
            new TableColumn("Unika individer", CellSource.CountAlone, 7),
            new TableColumn("Andel kvinnor", CellSource.Measure, 0, "%") { MadeOf = [0, 1] },
            new TableColumn("Andel män", CellSource.Measure, 1, "%") { MadeOf = [0, 2] },
        ],
        Sql,
        [
            .. new int?[] { null, 0, 1, 2 }.Select(gender => new CountOf(Shapes.People, gender)),
            new CountOf(Shapes.People) { Also = SmallCells.Cohort.New },
            new CountOf(Shapes.People) { Also = SmallCells.Cohort.Closed },
            new CountOf(Shapes.People) { Also = SmallCells.Cohort.Ongoing },
            new CountOf(Shapes.People),
        ])
    {
        Individuals = 7,
    };
}
