using Finsam.Participants.Domain;

namespace Finsam.Participants.SmallCells;

/// <summary>Time in insats against the longest that the register gives, and goals met.</summary>
internal static class ThroughputCube
{
    private const string Values =
        """
        (
            select array_remove(
                array[
                    case when p.closed_on - p.enrolled_on <= t.days then 'within' end,
                    case when p.goal_met then 'met' end
                ] || array(
                    select 'over/' || e from unnest($5) e
                    where p.enrolled_on <= e and (p.closed_on is null or p.closed_on > e) and e - p.enrolled_on > t.days
                ),
                null)
            from (
                select (
                    select i.max_months * 30.4375
                    from insats_terms i
                    where i.forbund_id = p.forbund_id and i.code = p.insats and i.max_months is not null
                    order by (i.period_from = $2 and i.period_to = $3) desc, i.period_to desc
                    limit 1
                ) as days
            ) t
        )
        """;

    /// <summary>The cube.</summary>
    /// <param name="people">Who was there.</param>
    public static CubeShape Shape(CubeShape people) => new("throughput", Values, [Cohort.Closed, Cohort.Ongoing])
    {
        Has = _ => true,
        Rows = Rows,
        Within = [(people, _ => [])],
        ByGender = false,
        Kept = _ => [],
    };

    /// <summary>The value of those who are ongoing on a day after the longest time.</summary>
    public static string Over(DateOnly end) => $"over/{Days.Write(end)}";

    private static List<ValueRow> Rows(CubeYear year) =>
    [
        new ValueRow("within", Shapes.Having("within")) { PartOf = [], Only = Cohort.Closed },
        new ValueRow("met", Shapes.Having("met")) { PartOf = [], Only = Cohort.Closed },
        .. year.Ends.Select(end => new ValueRow(Over(end), Shapes.Having(Over(end))) { PartOf = [], Only = Cohort.Ongoing, OnlyTo = end }),
    ];
}
