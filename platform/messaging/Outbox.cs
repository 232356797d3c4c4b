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
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { AddCommand(@event), new(Notify) } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Adds an event, as part of a batch; <see cref="WakeAsync"/> is to follow the commit.</summary>
    public static NpgsqlBatchCommand AddCommand(IDomainEvent @event) => new("""
        insert into outbox (forbund_id, event_id, type, payload, trace_parent, occurred_at) values ($1, $2, $3, $4, $5, $6)
        """)
    {
        Parameters =
        {
            new() { Value = @event.Forbund },
            new() { Value = @event.EventId },
            new() { Value = EventCatalog.NameOf(@event.GetType()) },
            new() { Value = JsonSerializer.Serialize(@event, @event.GetType()), NpgsqlDbType = NpgsqlDbType.Jsonb },
            new() { Value = (object?)Activity.Current?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = @event.OccurredAt.ToUniversalTime() },
        },
    };

    /// <summary>
    /// Wakes the relay after a commit. For transactions that come many at once: a NOTIFY within them holds a lock of the whole cluster until
    /// they are durable, so that they could only become so one after another.
    /// </summary>
    public static async Task WakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Notify, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
