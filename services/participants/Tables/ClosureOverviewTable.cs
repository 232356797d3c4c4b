using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Tables;

/// <summary><c>avslut.oversikt</c>: the closed per insats. Every share is of the same row's closed.</summary>
internal static class ClosureOverviewTable
{
    private const string Sql = $"""
        {Cohort.Sql}, {Cohort.InsatsGroups}, closed as (
            select insats, gender,
                closure_reason = '1' and closure_outcome in ('work', 'work_subsidised', 'studies') as to_work_or_studies
            from present
            where is_closed
        ), kinds as (
            select insats,
                count(*) as everyone,
                count(*) filter (where gender = 'woman') as women,
                count(*) filter (where gender = 'man') as men,
                count(*) filter (where to_work_or_studies) as reached,
                count(*) filter (where to_work_or_studies and gender = 'woman') as women_reached,
                count(*) filter (where to_work_or_studies and gender = 'man') as men_reached
            from closed
            group by insats
        ), counted as (
            select g.row_no, g.label,
                array[
                    coalesce(sum(k.everyone), 0), coalesce(sum(k.women), 0), coalesce(sum(k.men), 0),
                    coalesce(sum(k.reached), 0), coalesce(sum(k.women_reached), 0), coalesce(sum(k.men_reached), 0)
                ]::bigint[] as counts
            from groups g
            left join kinds k on g.codes is null or k.insats = any (g.codes)
            group by g.row_no, g.label
        )
        select row_no, label, counts,
            array(
                select round(100::numeric * n / nullif(counts[1], 0))::integer
                from unnest(counts) with ordinality as one (n, i)
                order by i
            ) as shares,
            array[]::numeric[] as measures
        from counted
        order by row_no
        """;

    public static readonly FixedTable Table = new(
        "avslut.oversikt",
        RowKind.Insatser,
        TableColumn.Counts(
            "Avslutade", "Kvinnor", "Män", "Arbete och studier", "Arbete och studier kvinnor", "Arbete och studier män"),
        Sql,
        [
            .. CountOf.ByGender(Shapes.Reason, SmallCells.Cohort.Closed),
            .. CountOf.ByGender(Shapes.Reason, SmallCells.Cohort.Closed).Select(count => count with { Only = (kind, _) => Shapes.IsReached(kind) }),
        ]);
}
