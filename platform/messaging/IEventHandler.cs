using Finsam.Events;
using Npgsql;

namespace Finsam.Messaging;

/// <summary>Acts on an event that another service published.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IEventHandler<in TEvent>
    where TEvent : class, IDomainEvent
{
    /// <summary>
    /// Called once for each event, in a transaction that also marks the event as received. An exception rolls it back, and the event
    /// comes again.
    /// </summary>
    Task HandleAsync(
        TEvent @event, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken);
}
