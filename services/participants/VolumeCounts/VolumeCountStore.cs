using Dapper;
using Finsam.Participants.Domain;
using Finsam.Postgres;
using Npgsql;

namespace Finsam.Participants.VolumeCounts;

/// <summary>The counts of an insats in the caller's transaction.</summary>
internal sealed class VolumeCountStore(
    NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, string insats, CancellationToken cancellationToken)
{
    /// <summary>The count of a period, once the call is the only one that changes any in the förbund; null where there never was one.</summary>
    public async Task<StoredVolumeCount?> LockAsync(Period period)
    {
        await JournalPosition.LockAsync(connection, transaction, forbund, cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<StoredVolumeCount>(Command($"""
            select {StoredVolumeCount.Fields}
            from volume_count
            where forbund_id = @forbund and insats = @insats and period_from = @From and period_to = @To
            """, new { forbund, insats, period.From, period.To }));
    }

    /// <summary>
    /// What kind the insats is by the latest register that names it (null where none does), the first other count that overlaps the period, and
    /// how many volume registrations are enrolled in it.
    /// </summary>
    public Task<(string? Kind, DateOnly? OverlapsFrom, DateOnly? OverlapsTo, int Rows)> SurroundingsAsync(Period period) =>
        connection.QuerySingleAsync<(string? Kind, DateOnly? OverlapsFrom, DateOnly? OverlapsTo, int Rows)>(Command($"""
            select
                (
                    select t.kind from insats i
                    join insats_terms t using (forbund_id, code, period_from, period_to)
                    where i.forbund_id = @forbund and i.code = @insats
                ),
                o.period_from, o.period_to,
                (
                    select count(*)::integer from participation p
                    where p.forbund_id = @forbund and p.insats = @insats and p.enrolled_on between @From and @To and p.registration = 'volume'
                        and p.closure_reason is distinct from '{CodeListNames.Misregistered}'
                )
            from (select) one
            left join lateral (
                select period_from, period_to from volume_count
                where forbund_id = @forbund and insats = @insats and not withdrawn and period_from <= @To and period_to >= @From
                    and (period_from, period_to) <> (@From, @To)
                order by period_from
                limit 1
            ) o on true
            """, new { forbund, insats, period.From, period.To }));

    /// <summary>Inserts a count.</summary>
    public Task InsertAsync(StoredVolumeCount count, string subject) => connection.ExecuteAsync(Command("""
        insert into volume_count (forbund_id, insats, period_from, period_to, women, men, others, unknown_gender, registered_by)
        values (@forbund, @Insats, @PeriodFrom, @PeriodTo, @Women, @Men, @Others, @UnknownGender, @subject)
        """, Parameters(count, subject)));

    /// <summary>Puts a count in the place of what stands, which goes into the history.</summary>
    public Task ReplaceAsync(StoredVolumeCount count, string subject, string requestId, string reason)
    {
        var parameters = Parameters(count, subject);
        parameters.AddDynamicParams(new { requestId, reason, count.Withdrawn });
        return connection.ExecuteAsync(Command("""
            insert into volume_count_change (forbund_id, insats, changed_by, request_id, reason, before)
            select forbund_id, insats, @subject, @requestId, @reason, to_jsonb(v)
            from volume_count v
            where forbund_id = @forbund and insats = @Insats and period_from = @PeriodFrom and period_to = @PeriodTo;

            update volume_count
            set women = @Women, men = @Men, others = @Others, unknown_gender = @UnknownGender, withdrawn = @Withdrawn, version = version + 1
            where forbund_id = @forbund and insats = @Insats and period_from = @PeriodFrom and period_to = @PeriodTo
            """, parameters));
    }

    private DynamicParameters Parameters(StoredVolumeCount count, string subject) => new(new
    {
        forbund, subject, count.Insats, count.PeriodFrom, count.PeriodTo, count.Women, count.Men, count.Others, count.UnknownGender,
    });

    private CommandDefinition Command(string sql, object parameters) =>
        new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
