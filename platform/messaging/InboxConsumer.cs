using Finsam.Events;
using MassTransit;
using Npgsql;

namespace Finsam.Messaging;

/// <summary>Takes events from RabbitMQ to the inbox, and keeps those back that come while the database is away.</summary>
internal sealed class InboxConsumer<TEvent, THandler>(Inbox<TEvent, THandler> inbox) : IConsumer<TEvent>
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
                await inbox.ReceiveAsync(context.Message, context.CancellationToken);
                return;
            }
            catch (NpgsqlException error) when (error is not PostgresException)
            {
                // The database is away: the event waits for it, however long. Only a handler that fails is given up.
                await Task.Delay(RetryInterval, context.CancellationToken);
            }
        }
    }
}
