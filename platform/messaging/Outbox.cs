using System.Diagnostics;
using System.Text.Json;
using Finsam.Events;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Messaging;

/// <summary>Puts events in the outbox, in the transaction of the change that they tell of. The relay sends them once it is committed.</summary>
public static class Outbox
{
    internal const string Channel = "finsam_outbox";

    // Delivered at commit, and equal ones of a transaction only once.
    private const string Notify = $"notify {Channel}";

    /// <summary>Adds an event; it leaves if, and only if, the transaction commits.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IDomainEvent @event, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { AddCommand([@event]), new(Notify) } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Adds events, as part of a batch; <see cref="OutboxBell.Ring"/> is to follow the commit.</summary>
    public static NpgsqlBatchCommand AddCommand(IReadOnlyList<IDomainEvent> events) => new("""
        insert into outbox (forbund_id, event_id, type, payload, trace_parent, occurred_at)
        select forbund_id, event_id, type, payload, $5, occurred_at
        from unnest($1::text[], $2::uuid[], $3::text[], $4::jsonb[], $6::timestamptz[]) as event (forbund_id, event_id, type, payload, occurred_at)
        """)
    {
        Parameters =
        {
            new() { Value = events.Select(each => each.Forbund).ToArray() },
            new() { Value = events.Select(each => each.EventId).ToArray() },
            new() { Value = events.Select(each => EventCatalog.NameOf(each.GetType())).ToArray() },
            new()
            {
                Value = events.Select(each => JsonSerializer.Serialize(each, each.GetType())).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            },
            new() { Value = (object?)Activity.Current?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = events.Select(each => each.OccurredAt.ToUniversalTime()).ToArray() },
        },
    };
}
