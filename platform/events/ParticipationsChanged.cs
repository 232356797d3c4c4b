namespace Finsam.Events;

/// <summary>Participations were registered, closed or changed.</summary>
/// <param name="EventId">Identity of the event.</param>
/// <param name="Forbund">Slug of the förbund.</param>
/// <param name="OccurredAt">When they were changed, UTC.</param>
/// <param name="From">Earliest day of inskrivning among them, before or after the change.</param>
/// <param name="To">Latest day of avslut among them; null when one of them is, or was, open.</param>
/// <param name="Participations">How many participations.</param>
/// <param name="Position">The participants service's position after the change.</param>
public sealed record ParticipationsChanged(
    Guid EventId, string Forbund, DateTimeOffset OccurredAt, DateOnly From, DateOnly? To, int Participations, long Position) : IMergeableEvent
{
    /// <summary>Those of the same days are told of together, as are those that are open: they touch the days from the earliest on.</summary>
    public IDomainEvent? MergedWith(IDomainEvent later) => later is ParticipationsChanged changed
        && changed.To == To && (To is null || changed.From == From)
        ? changed with
        {
            From = changed.From < From ? changed.From : From,
            Participations = Participations + changed.Participations,
            Position = Math.Max(Position, changed.Position),
        }
        : null;
}
