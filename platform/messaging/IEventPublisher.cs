using Finsam.Events;

namespace Finsam.Messaging;

/// <summary>Sends an event to the broker.</summary>
internal interface IEventPublisher
{
    /// <summary>Returns when the broker has confirmed that a queue holds the event.</summary>
    Task PublishAsync(IDomainEvent @event, CancellationToken cancellationToken);
}
