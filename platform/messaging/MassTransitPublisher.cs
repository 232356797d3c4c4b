using Finsam.Events;
using MassTransit;

namespace Finsam.Messaging;

/// <summary>Publishes through MassTransit, as mandatory: without a bound queue RabbitMQ would confirm the message and drop it.</summary>
internal sealed class MassTransitPublisher(IBus bus) : IEventPublisher
{
    // Confirms can hang after a broker restart; the relay sends again.
    private static readonly TimeSpan LongestConfirm = TimeSpan.FromSeconds(5);

    public async Task PublishAsync(IDomainEvent @event, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(LongestConfirm);
        await bus.Publish(
            @event,
            @event.GetType(),
            context =>
            {
                context.MessageId = @event.EventId;
                if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
                {
                    rabbit.Mandatory = true;
                }
            },
            timeout.Token);
    }
}
