using Finsam.Participants.PeriodRegisters;
using Finsam.Participants.Statistics;
using Finsam.Participants.V1;

namespace Finsam.Participants.YearExtracts;

/// <summary>An insats of a year as it has been counted.</summary>
/// <param name="Insats">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Direction">Heading that it is grouped under.</param>
/// <param name="Kind">Kind of registration, as stored.</param>
/// <param name="WorkOriented">True when it aims at work or studies.</param>
/// <param name="Esf">True when it has money from ESF.</param>
/// <param name="Project">Ledger object that its costs are posted on; null where the register names none.</param>
/// <param name="Participants">Participations in the year.</param>
internal sealed record YearExtractRow(
    string Insats, string Name, string Direction, string Kind, bool WorkOriented, bool Esf, string? Project, GenderCount Participants)
{
    // Participations and volume counts as `deltagare.oversikt` counts them; insatser of the register that holds for the year.
    private const string Sql = $"""
        with kinds as (
            select insats, {GenderCount.Place} as place, count(*) as n
            from participation
            where forbund_id = $1 and insats = any ($2) and closure_reason is distinct from '{Domain.CodeListNames.Misregistered}'
                and enrolled_on <= $4 and (closed_on is null or closed_on >= $3)
            group by insats, place
            union all
            select v.insats, c.place, sum(c.n)
            from standing_volume_count v
            cross join lateral (values (0, v.women), (1, v.men), (2, v.others + v.unknown_gender)) c (place, n)
            where v.forbund_id = $1 and v.insats = any ($2) and v.period_from <= $4 and v.period_to >= $3 and v.rows_counted_instead = 0
            group by v.insats, c.place
        ), holding as (
            select period_from, period_to
            from period_register
            where forbund_id = $1
            order by (period_from = $3 and period_to = $4) desc, period_to desc, period_from desc
            limit 1
        )
        select t.code, t.name, t.group_name, t.kind, t.work_oriented, t.esf, t.project,
            coalesce(sum(k.n) filter (where k.place = 0), 0)::bigint,
            coalesce(sum(k.n) filter (where k.place = 1), 0)::bigint,
            coalesce(sum(k.n) filter (where k.place = 2), 0)::bigint
        from insats_terms t
        join holding using (period_from, period_to)
        left join kinds k on k.insats = t.code
        where t.forbund_id = $1 and t.code = any ($2)
        group by t.position, t.code, t.name, t.group_name, t.kind, t.work_oriented, t.esf, t.project
        order by t.position
        """;

    /// <summary>Counts each insats, in print order.</summary>
    public static Task<List<YearExtractRow>> CountAsync(StatisticsQuery query, CancellationToken cancellationToken) => query.ReadAsync(
        Sql,
        row => new YearExtractRow(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            row.GetBoolean(4),
            row.GetBoolean(5),
            row.IsDBNull(6) ? null : row.GetString(6),
            new GenderCount(row.GetInt64(7), row.GetInt64(8), row.GetInt64(9))),
        cancellationToken);

    /// <summary>The insats on the wire, with its participants as the caller may see them.</summary>
    public YearExtractInsats ToMessage(GenderFigures participants)
    {
        var insats = new YearExtractInsats
        {
            Insats = Insats,
            Name = Name,
            Direction = Direction,
            Kind = InsatsKinds.Read(Kind),
            WorkOriented = WorkOriented,
            Esf = Esf,
            Participants = participants,
        };
        if (Project is not null)
        {
            insats.Project = Project;
        }

        return insats;
    }
}
