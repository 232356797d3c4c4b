using System.Diagnostics;
using System.Text.Json;
using Dapper;
using Finsam.Events;
using Npgsql;

namespace Finsam.Messaging;

/// <summary>Puts events in the outbox, in the transaction of the change that they tell of. The relay sends them once it is committed.</summary>
public static class Outbox
{
    internal const string Channel = "finsam_outbox";

    /// <summary>Adds an event; it leaves if, and only if, the transaction commits.</summary>
    public static Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IDomainEvent @event, CancellationToken cancellationToken)
    {
        // A NOTIFY is delivered at commit, and equal ones of a transaction only once.
        return connection.ExecuteAsync(new CommandDefinition($"""
            insert into outbox (forbund_id, event_id, type, payload, trace_parent, occurred_at)
            values (@Forbund, @EventId, @Type, @Payload::jsonb, @TraceParent, @OccurredAt);
            notify {Channel}
            """,
            new
            {
                @event.Forbund,
                @event.EventId,
                Type = EventCatalog.NameOf(@event.GetType()),
                Payload = JsonSerializer.Serialize(@event, @event.GetType()),
                TraceParent = Activity.Current?.Id,
                OccurredAt = @event.OccurredAt.ToUniversalTime(),
            },
            transaction,
            cancellationToken: cancellationToken));
    }
}
