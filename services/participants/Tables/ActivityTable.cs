namespace Finsam.Participants.Tables;

/// <summary>
/// <c>aktiviteter</c>: what was held within the period. An activity of the period's register has the numbers that the register gives it, and
/// its whole span must lie within; one whose occasions are registered has what the occasions in the period count, whatever the register says.
/// The total adds what is known. Attendees of a conference are no participants; those known by participation are, and are withheld where few.
/// </summary>
internal static class ActivityTable
{
    private const string Sql = $"""
        with counted_occasions as (
            select o.activity, o.insats, o.title,
                count(*) as occasions,
                sum(o.women + o.men + o.others + o.unknown_gender) as attendees,
                sum(o.from_neighbours) as neighbours,
                sum(o.women + o.men + o.others + o.unknown_gender) filter (where o.by_participation) as participants
            from occasion_count o
            where o.forbund_id = $1 and o.held_on between $2 and $3 and ($17 is null or o.insats = any ($17))
            group by o.activity, o.insats, o.title
        ), registered as (
            select position, insats, title, occasions, attendees, attendees_all
            from activity
            where forbund_id = $1 and period_from = $14 and period_to = $15
                and coalesce(starts_on, period_from) >= $2 and coalesce(ends_on, period_to) <= $3
                and ($17 is null or insats = any ($17))
        ), held as (
            select r.position as row_no, r.title, r.insats, true as in_register,
                case when c.activity is null then r.occasions else c.occasions end as occasions,
                case when c.activity is null then r.attendees else c.attendees end as attendees,
                case when c.activity is null then r.attendees_all else c.attendees + c.neighbours end as attendees_all,
                c.participants
            from registered r
            left join counted_occasions c on c.title = r.title and c.insats is not distinct from r.insats
            union all
            select (select coalesce(max(position), -1) from registered) + row_number() over (order by c.insats nulls first, c.title collate "sv-x-icu"),
                c.title, c.insats, false, c.occasions, c.attendees, c.attendees + c.neighbours, c.participants
            from counted_occasions c
            where not exists (select from registered r where r.title = c.title and r.insats is not distinct from c.insats)
        ), labelled as (
            -- Titles are unique within an insats only; the register's rows keep theirs, which texts may point at.
            select row_no,
                case when in_register or count(*) over (partition by title) = 1 then title
                    else title || ' (' || coalesce(insats, 'hela förbundet') || ')' end as label,
                occasions, attendees, attendees_all, participants
            from held
            union all
            select {Cohort.TotalRow}, 'Totalt', null, null, null, null
        ), summed as (
            select row_no, label,
                case when row_no = {Cohort.TotalRow} then sum(occasions) over () else occasions end as occasions,
                case when row_no = {Cohort.TotalRow} then sum(attendees) over () else attendees end as attendees,
                case when row_no = {Cohort.TotalRow} then sum(attendees_all) over () else attendees_all end as attendees_all,
                case when row_no = {Cohort.TotalRow} then sum(participants) over () else participants end as participants
            from labelled
        ), counted as (
            select row_no, label, array[occasions, attendees, attendees_all, participants]::bigint[] as counts,
                array[round(attendees::numeric / nullif(occasions, 0), $16)] as measures
            from summed
        )
        {Cohort.SharesOfTotal}
        """;

    private const int Participants = 3;

    public static readonly FixedTable Table = new(
        "aktiviteter",
        RowKind.Own,
        [.. TableColumn.Counts("Tillfällen", "Deltagare", "Samtliga deltagare"), new TableColumn("Snitt", CellSource.Measure, 0) { MadeOf = [0] }],
        Sql,
        Counted: null)
    {
        OfParticipants = Participants,
    };
}
