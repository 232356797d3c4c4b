namespace Finsam.Events;

/// <summary>An event that can tell of later ones of its kind as well, so that a burst of changes is told at once.</summary>
public interface IMergeableEvent : IDomainEvent
{
    /// <summary>
    /// One event that tells all that this one and a later one of the same förbund do, under the later one's identity; null when the two
    /// say different things.
    /// </summary>
    IDomainEvent? MergedWith(IDomainEvent later);
}
