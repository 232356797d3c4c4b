using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Tables;

/// <summary>
/// Tables that set one code of a participation beside a later one: support before and after, occupation at closure and a year later.
/// </summary>
internal static class BeforeAndAfterTables
{
    public static readonly IReadOnlyList<FixedTable> All =
    [
        new(
            "avslut.forsorjning",
            RowKind.Categories,
            TableColumn.Counts("Före", "Efter"),
            Sql("select support_before as earlier, support_after as later from present where is_closed", CodeListNames.Support),
            [
                new CountOf(Shapes.SupportBefore) { Cohort = SmallCells.Cohort.Closed },
                new CountOf(Shapes.SupportAfter) { Cohort = SmallCells.Cohort.Closed },
            ]),
        // Twelve months after a 29 February is the 28th, as PostgreSQL adds months.
        new(
            "uppfoljning.12man",
            RowKind.Categories,
            TableColumn.Counts("Vid avslut", "12 månader efter"),
            Sql(
                $"""
                select array[{FollowUpCube.OccupationAtClosure}] as earlier, array[followup_12m] as later
                from wanted
                where followup_12m is not null and (closed_on + interval '12 months')::date between $2 and $3
                """,
                CodeListNames.Occupation),
            [
                new CountOf(Shapes.FollowUp) { Cohort = SmallCells.Cohort.New, Prefix = "earlier/" },
                new CountOf(Shapes.FollowUp) { Cohort = SmallCells.Cohort.New, Prefix = "later/" },
            ]),
    ];

    private const string Occurring = "select unnest(earlier) as code from kinds union select unnest(later) from kinds";

    private static string Sql(string people, string list) => $"""
        {Cohort.Sql}, coded as (
            {people}
        ), kinds as (
            select earlier, later, count(*) as n from coded group by earlier, later
        ), {Cohort.CodeGroups(Occurring, list)}, counted as (
            select g.row_no, g.label,
                array[
                    coalesce(sum(k.n) filter (where cardinality(k.earlier) > 0 and (g.codes is null or k.earlier && g.codes)), 0)::bigint,
                    coalesce(sum(k.n) filter (where cardinality(k.later) > 0 and (g.codes is null or k.later && g.codes)), 0)::bigint
                ] as counts,
                array[]::numeric[] as measures
            from groups g
            left join kinds k on true
            group by g.row_no, g.label
        )
        {Cohort.SharesOfTotal}
        """;
}
