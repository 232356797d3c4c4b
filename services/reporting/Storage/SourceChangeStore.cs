using Dapper;
using Finsam.Reporting.Domain;
using Npgsql;

namespace Finsam.Reporting.Storage;

/// <summary>Keeps what the other services told of, and says which of it has overtaken a version.</summary>
internal static class SourceChangeStore
{
    /// <summary>Keeps changes.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<SourceChange> changes, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            insert into source_change (forbund_id, source, position, event_id, kind, changed_from, changed_to, occurred_at)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::date[], $7::date[], $8::timestamptz[])
            on conflict on constraint source_change_pk do nothing
            """, connection, transaction)
        {
            Parameters =
            {
                new() { Value = changes.Select(change => change.Forbund).ToArray() },
                new() { Value = changes.Select(change => change.Source).ToArray() },
                new() { Value = changes.Select(change => change.Position).ToArray() },
                new() { Value = changes.Select(change => change.EventId).ToArray() },
                new() { Value = changes.Select(change => change.Kind).ToArray() },
                new() { Value = changes.Select(change => change.ChangedFrom).ToArray() },
                new() { Value = changes.Select(change => change.ChangedTo).ToArray() },
                new() { Value = changes.Select(change => change.OccurredAt.ToUniversalTime()).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// The sources that have changed, after a version was composed, in what its figures look at, by name; <c>reporting</c> when its
    /// definition has. A position at or below the version's own was already in its figures, however late the event came.
    /// </summary>
    /// <remarks>
    /// Vouchers of an earlier day change opening balances too, so only their first day counts. Follow-ups look twelve months back.
    /// </remarks>
    public static async Task<IReadOnlyList<SourceMove>> MovesAsync(
        NpgsqlConnection connection, StoredComposition composition, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<SourceMoveRow>(new CommandDefinition("""
            select s.source, min(x.occurred_at) as Since, max(x.occurred_at) as Latest, count(*)::integer as Changes
            from composition_source s
            join source_change x on x.forbund_id = s.forbund_id and x.source = s.source and x.position > s.position
            where s.forbund_id = @Forbund and s.period_from = @From and s.period_to = @To and s.insats = @Insats and s.version = @Version
                and case x.kind
                    when 'books' then x.changed_from <= @WatchTo
                    when 'participations' then x.changed_from <= @WatchTo
                        and coalesce(x.changed_to >= @WatchFrom - interval '12 months', true)
                    else x.changed_from = s.period_from and x.changed_to = s.period_to
                end
            group by s.source
            union all
            select 'reporting', put_at, put_at, 1
            from report
            where forbund_id = @Forbund and period_from = @From and period_to = @To and insats = @Insats
                and definition_hash <> @DefinitionHash
            order by 1
            """,
            new
            {
                composition.Forbund,
                composition.Period.From,
                composition.Period.To,
                composition.Key.Insats,
                composition.Version,
                WatchFrom = composition.Watch.From,
                WatchTo = composition.Watch.To,
                composition.DefinitionHash,
            },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToMove())];
    }
}
