using Dapper;
using Finsam.Participants.Domain;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Npgsql;

namespace Finsam.Participants.Retention;

/// <summary>
/// Removes the identities that a controller has kept long enough: those whose every participation with it was closed so many months ago. The
/// participations keep the random id, so that every figure stays; with the last identity goes what the person was found by.
/// </summary>
internal sealed class IdentityRemoval(TenantDataSource dataSource, TimeProvider time)
{
    /// <summary>Most identities that are removed in one transaction.</summary>
    public const int BatchRows = 200;

    // Participations that an identity is still kept for.
    private const string Recent = "p.closed_on is null or p.closed_on > @ClosedOn";

    private const string Due = $"""
        select i.controller, i.person_id
        from identity.person i
        where i.forbund_id = @forbund and not exists (
            select from participation p
            join insats n on n.forbund_id = p.forbund_id and n.code = p.insats
            where p.forbund_id = @forbund and p.person_id = i.person_id and n.controller = i.controller and ({Recent}))
        group by i.controller, i.person_id
        union all
        select '', i.person_id
        from identity.individual i
        where i.forbund_id = @forbund
            and not exists (select from identity.person o where o.forbund_id = @forbund and o.person_id = i.person_id)
            and not exists (select from participation p where p.forbund_id = @forbund and p.person_id = i.person_id and ({Recent}))
        group by i.person_id
        """;

    private const string Remove = $"""
        create temporary table due on commit drop as select controller, person_id from ({Due}) d order by controller, person_id limit @BatchRows;

        delete from identity.person i
        using due
        where i.forbund_id = @forbund and i.controller = due.controller and i.person_id = due.person_id;

        delete from identity.individual i
        using due
        where i.forbund_id = @forbund and i.person_id = due.person_id
            and not exists (select from identity.person o where o.forbund_id = @forbund and o.person_id = i.person_id)
            and not exists (select from participation p where p.forbund_id = @forbund and p.person_id = i.person_id and ({Recent}));

        insert into retention_removal (forbund_id, run_no, controller, person_id)
        select @forbund, @RunNo, controller, person_id from due order by controller, person_id;

        update retention_run
        set identity_count = identity_count + (select count(*) from due)::int,
            ended_at = case when (select count(*) from due) < @BatchRows then now() end
        where forbund_id = @forbund and run_no = @RunNo
        returning {StoredRun.Columns}
        """;

    /// <summary>What a rule would remove today.</summary>
    public async Task<StoredRun> TryAsync(string forbund, int months, string subject, CancellationToken cancellationToken)
    {
        using var entered = CurrentForbund.Enter(forbund);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var closedOn = ClosedOn(months);
        var count = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select count(*)::int from ({Due}) d", new { forbund, ClosedOn = closedOn }, cancellationToken: cancellationToken));
        return new StoredRun
        {
            RunNo = 0, Months = months, ClosedOn = closedOn, BegunAt = time.GetUtcNow().UtcDateTime, BegunBy = subject, IdentityCount = count,
        };
    }

    /// <summary>Begins a run.</summary>
    public async Task<StoredRun> BeginAsync(string forbund, int months, string subject, CancellationToken cancellationToken)
    {
        using var entered = CurrentForbund.Enter(forbund);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<StoredRun>(new CommandDefinition(
            $"""
            insert into retention_run (forbund_id, months, closed_on, begun_by)
            values (@forbund, @months, @ClosedOn, @subject)
            returning {StoredRun.Columns}
            """,
            new { forbund, months, ClosedOn = ClosedOn(months), subject },
            cancellationToken: cancellationToken));
    }

    /// <summary>Removes a batch, in a transaction of its own; the run has ended when there was no full one left.</summary>
    public async Task<StoredRun> RemoveBatchAsync(string forbund, StoredRun run, CancellationToken cancellationToken)
    {
        using var entered = CurrentForbund.Enter(forbund);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await JournalPosition.LockAsync(connection, transaction, forbund, cancellationToken);
        var after = await connection.QuerySingleAsync<StoredRun>(new CommandDefinition(
            Remove, new { forbund, run.RunNo, run.ClosedOn, BatchRows }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private DateOnly ClosedOn(int months) => Days.Today(time).AddMonths(-months);
}
