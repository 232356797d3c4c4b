namespace Finsam.Participants.Tables;

/// <summary>
/// <c>aktiviteter</c>: what was held wholly within the period, as the period's register has it. The total adds what is known; attendees
/// of a conference are no participants, so nothing is withheld.
/// </summary>
internal static class ActivityTable
{
    private const string Sql = $"""
        with held as (
            select position as row_no, title as label, occasions, attendees, attendees_all
            from activity
            where forbund_id = $1 and period_from = $14 and period_to = $15
                and coalesce(starts_on, period_from) >= $2 and coalesce(ends_on, period_to) <= $3
                and ($17 is null or insats = any ($17))
            union all
            select {Cohort.TotalRow}, 'Totalt', null, null, null
        ), summed as (
            select row_no, label,
                case when row_no = {Cohort.TotalRow} then sum(occasions) over () else occasions end as occasions,
                case when row_no = {Cohort.TotalRow} then sum(attendees) over () else attendees end as attendees,
                case when row_no = {Cohort.TotalRow} then sum(attendees_all) over () else attendees_all end as attendees_all
            from held
        ), counted as (
            select row_no, label, array[occasions, attendees, attendees_all]::bigint[] as counts,
                array[round(attendees::numeric / nullif(occasions, 0), $16)] as measures
            from summed
        )
        {Cohort.SharesOfTotal}
        """;

    public static readonly FixedTable Table = new(
        "aktiviteter",
        RowKind.Own,
        [.. TableColumn.Counts("Tillfällen", "Deltagare", "Samtliga deltagare"), new TableColumn("Snitt", CellSource.Measure, 0)],
        Sql,
        Splits: null);
}
