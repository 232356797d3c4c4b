using Dapper;
using Finsam.Events;
using MassTransit;
using Npgsql;

namespace Finsam.Messaging;

/// <summary>Receives an event from RabbitMQ and hands it to its handler, once however often it arrives.</summary>
internal sealed class InboxConsumer<TEvent, THandler>(NpgsqlDataSource dataSource, THandler handler) : IConsumer<TEvent>
    where TEvent : class, IDomainEvent
    where THandler : class, IEventHandler<TEvent>
{
    public async Task Consume(ConsumeContext<TEvent> context)
    {
        var @event = context.Message;
        await using var connection = await dataSource.OpenConnectionAsync(context.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(context.CancellationToken);
        var isNew = await connection.ExecuteAsync("""
            insert into inbox (forbund_id, event_id, handler)
            values (@Forbund, @EventId, @Handler)
            on conflict on constraint inbox_pk do nothing
            """, new { @event.Forbund, @event.EventId, Handler = typeof(THandler).Name }, transaction) == 1;
        if (!isNew)
        {
            return;
        }

        await handler.HandleAsync(@event, connection, transaction, context.CancellationToken);
        await transaction.CommitAsync(context.CancellationToken);
    }
}
