namespace Finsam.Events;

/// <summary>A fact that has happened in a service, told to the others through RabbitMQ. Never carries personal data.</summary>
public interface IDomainEvent
{
    /// <summary>Identity of the event, made once when it happened; consumers drop what they have seen.</summary>
    Guid EventId { get; }

    /// <summary>Slug of the förbund that it happened in.</summary>
    string Forbund { get; }

    /// <summary>When the change was committed, UTC.</summary>
    DateTimeOffset OccurredAt { get; }
}
