using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Tables;

/// <summary>
/// <c>avslut.genomstromning</c>: how long the closed were in their insats, against the longest time that the period's register gives.
/// A month is 30.4375 days.
/// </summary>
internal static class ThroughputTable
{
    private const string Sql = $"""
        {Cohort.Sql}, {Cohort.InsatsGroups}, limits as (
            select code, max_months
            from insats_terms
            where forbund_id = $1 and period_from = $14 and period_to = $15 and max_months is not null
        ), timed as (
            select p.insats, p.is_closed, p.goal_met, l.max_months,
                least(p.closed_on, $3) - p.enrolled_on as days
            from present p
            left join limits l on l.code = p.insats
        ), kinds as (
            select insats,
                count(*) filter (where is_closed) as closed,
                count(*) filter (where is_closed and days <= max_months * 30.4375) as within,
                count(*) filter (where not is_closed and days > max_months * 30.4375) as over,
                count(*) filter (where is_closed and goal_met) as met,
                sum(days) filter (where is_closed) as days,
                min(days) filter (where is_closed) as fewest,
                max(days) filter (where is_closed) as most
            from timed
            group by insats
        ), tallied as (
            select g.row_no, g.label,
                exists (select from limits l where g.codes is null or l.code = any (g.codes)) as has_limit,
                coalesce(sum(k.closed), 0)::bigint as closed,
                coalesce(sum(k.within), 0)::bigint as within,
                coalesce(sum(k.over), 0)::bigint as over,
                coalesce(sum(k.met), 0)::bigint as met,
                sum(k.days) as days,
                min(k.fewest) as fewest,
                max(k.most) as most
            from groups g
            left join kinds k on g.codes is null or k.insats = any (g.codes)
            group by g.row_no, g.label, g.codes
        ), counted as (
            select row_no, label,
                array[closed, case when has_limit then within end, case when has_limit then over end, met] as counts,
                array[
                    round(days / nullif(closed * 30.4375, 0), $16),
                    round(days / nullif(closed, 0)),
                    round(fewest / 30.4375),
                    round(most / 30.4375)
                ] as measures
            from tallied
        )
        {Cohort.SharesOfTotal}
        """;

    public static readonly FixedTable Table = new(
        "avslut.genomstromning",
        RowKind.Insatser,
        [
            new TableColumn("Avslutade", CellSource.Count, 0),
            new TableColumn("Snitt månader", CellSource.Measure, 0) { MadeOf = [0] },
            new TableColumn("Inom max_months", CellSource.Count, 1),
            new TableColumn("Pågående över max_months", CellSource.Count, 2),
            new TableColumn("Måluppfyllda", CellSource.Count, 3),
            new TableColumn("Snitt dagar", CellSource.Measure, 1) { MadeOf = [0] },
            new TableColumn("Kortast månader", CellSource.Measure, 2),
            new TableColumn("Längst månader", CellSource.Measure, 3),
        ],
        Sql,
        [
            new CountOf(Shapes.Throughput) { Cohort = SmallCells.Cohort.Closed },
            new CountOf(Shapes.Throughput) { Cohort = SmallCells.Cohort.Closed, Only = (kind, _) => kind.Values.Contains("within") },
            new CountOf(Shapes.Throughput) { Cohort = SmallCells.Cohort.Ongoing, Only = (kind, to) => kind.Values.Contains(ThroughputCube.Over(to)) },
            new CountOf(Shapes.Throughput) { Cohort = SmallCells.Cohort.Closed, Only = (kind, _) => kind.Values.Contains("met") },
        ]);
}
