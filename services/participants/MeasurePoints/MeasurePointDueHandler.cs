using Dapper;
using Finsam.Events;
using Finsam.Messaging;
using Npgsql;

namespace Finsam.Participants.MeasurePoints;

/// <summary>Notes that reminders have gone out, so that the list of what is due tells it. Its queue keeps them for whoever else listens.</summary>
internal sealed class MeasurePointDueHandler(TimeProvider time) : IEventHandler<MeasurePointDue>
{
    /// <inheritdoc/>
    public Task HandleAsync(
        IReadOnlyList<MeasurePointDue> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            update measure_reminder r
            set reminded_at = @now
            from unnest(@Forbund, @Ids) as e (forbund_id, event_id)
            where r.forbund_id = e.forbund_id and r.event_id = e.event_id and r.reminded_at is null
            """,
            new
            {
                now = time.GetUtcNow(),
                Forbund = events.Select(each => each.Forbund).ToArray(),
                Ids = events.Select(each => each.EventId).ToArray(),
            },
            transaction,
            cancellationToken: cancellationToken));
}
