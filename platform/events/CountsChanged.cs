namespace Finsam.Events;

/// <summary>What participants counts beside participations was registered or changed: activities, volume counts, answers of a closed round.</summary>
/// <param name="EventId">Identity of the event.</param>
/// <param name="Forbund">Slug of the förbund.</param>
/// <param name="OccurredAt">When it was changed, UTC.</param>
/// <param name="From">First day that is counted otherwise.</param>
/// <param name="To">Last day that is.</param>
/// <param name="Position">The participants service's position after the change.</param>
public sealed record CountsChanged(
    Guid EventId, string Forbund, DateTimeOffset OccurredAt, DateOnly From, DateOnly To, long Position) : IDomainEvent;
