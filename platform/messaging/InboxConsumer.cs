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
    // RabbitMQ takes a message back that is held for half an hour, and delivers it again.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(3);

    public async Task Consume(ConsumeContext<TEvent> context)
    {
        while (true)
        {
            try
            {
                await ReceiveAsync(context.Message, context.CancellationToken);
                return;
            }
            catch (NpgsqlException error) when (error is not PostgresException)
            {
                // The database is away: the event waits for it, however long. Only a handler that fails is given up.
                await Task.Delay(RetryInterval, context.CancellationToken);
            }
        }
    }

    private async Task ReceiveAsync(TEvent @event, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var isNew = await connection.ExecuteAsync("""
            insert into inbox (forbund_id, event_id, handler)
            values (@Forbund, @EventId, @Handler)
            on conflict on constraint inbox_pk do nothing
            """, new { @event.Forbund, @event.EventId, Handler = typeof(THandler).Name }, transaction) == 1;
        if (!isNew)
        {
            return;
        }

        await handler.HandleAsync(@event, connection, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
