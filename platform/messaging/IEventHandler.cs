using Finsam.Events;
using Npgsql;

namespace Finsam.Messaging;

/// <summary>Acts on events that another service published.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IEventHandler<in TEvent>
    where TEvent : class, IDomainEvent
{
    /// <summary>
    /// Called with events that have arrived together, each once, in a transaction that also marks them as received. An exception rolls it
    /// back: the events come again, each by itself. The order says nothing of what happened first.
    /// </summary>
    Task HandleAsync(
        IReadOnlyList<TEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken);
}
