using Npgsql;

namespace Finsam.Cli.Bench.Participants;

/// <summary>
/// Participations of a förbund, written straight into the service's table, without the checks that would take long: those of three years, of
/// all kinds, spread evenly and the same each time.
/// </summary>
/// <param name="database">The service's database.</param>
/// <param name="forbund">Slug.</param>
internal sealed class Population(NpgsqlDataSource database, string forbund)
{
    private const int NoTimeout = 0;

    /// <summary>Adds so many, and does what the server's own upkeep would do in time.</summary>
    public async Task FillAsync(int participations, CancellationToken cancellationToken)
    {
        await ExecuteAsync("""
            insert into participation (forbund_id, participation, insats, registration, gender, birth_year, municipality, education,
                public_support_years, support_before, referrer, enrolled_on, closed_on, closure_reason, closure_outcome, support_after, goal_met,
                plan_at_closure, followup_12m, person_id, registered_by, changed_by)
            select $1, 'B' || i, (1 + i % 20)::text, case when i % 9 = 0 then 'anonymous' else 'named' end,
                (array['woman', 'man', 'woman', 'man', 'other'])[1 + i % 5], 1955 + i % 46, 'Kommun ' || i % 7,
                (array['none', 'compulsory', 'upper_secondary', 'university_1y', null])[1 + i % 5], (i % 40) / 4.0,
                case when i % 3 = 0 then array['social_assistance', 'activity_support'] else array['sickness_benefit'] end,
                (array['self', 'care', 'kommun', 'other', null])[1 + i % 5], enrolled_on, closed_on,
                case when closed_on is not null then (array['1', '2', '3', '9'])[1 + i % 4] end,
                case when closed_on is not null and i % 4 = 0 then (array['work', 'studies', 'job_seeking'])[1 + i % 3] end,
                case when closed_on is not null then array['none'] else '{}' end, closed_on is not null and i % 2 = 0,
                closed_on is not null and i % 5 = 0, case when closed_on < '2016-12-31' then 'work' end,
                case when i % 9 <> 0 then md5((i::bigint * 7919 % ($2 * 2 / 3))::text)::uuid end, 'bench', 'bench'
            from (
                select i, '2015-01-01'::date + i % 1095 as enrolled_on,
                    case when i % 7 <> 1 then '2015-01-01'::date + i % 1095 + i % 700 end as closed_on
                from generate_series(1, $2::integer) as i
            ) as each
            """, [forbund, participations], cancellationToken);
        await ExecuteAsync("vacuum (analyze) participation", [], cancellationToken);
    }

    /// <summary>Removes them.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync("delete from participation where forbund_id = $1", [forbund], cancellationToken);
        await ExecuteAsync("vacuum (analyze) participation", [], cancellationToken);
    }

    private async Task ExecuteAsync(string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = NoTimeout;
        command.Parameters.AddRange(parameters.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
