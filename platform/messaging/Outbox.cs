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

    /// <summary>Adds an event; it leaves if, and only if, the transaction commits.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IDomainEvent @event, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { AddCommand(@event), NotifyCommand() } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Adds an event, as part of a batch that <see cref="NotifyCommand"/> belongs to as well.</summary>
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

    /// <summary>Wakes the relay. A NOTIFY is delivered at commit, and equal ones of a transaction only once.</summary>
    public static NpgsqlBatchCommand NotifyCommand() => new($"notify {Channel}");
}
