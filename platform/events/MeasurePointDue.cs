namespace Finsam.Events;

/// <summary>
/// A follow-up of a participant has fallen due. Told once for each; which participation it is, only the list of what is due says, to those who
/// are assigned to its insats.
/// </summary>
/// <param name="EventId">Identity of the event: the reminder's id in that list.</param>
/// <param name="Forbund">Slug of the förbund.</param>
/// <param name="OccurredAt">When it was found to be due, UTC.</param>
/// <param name="Insats">Code of the insats.</param>
/// <param name="Kind"><c>followup_6m</c> or <c>followup_12m</c>.</param>
/// <param name="DueOn">Day that it fell due on.</param>
public sealed record MeasurePointDue(
    Guid EventId, string Forbund, DateTimeOffset OccurredAt, string Insats, string Kind, DateOnly DueOn) : IDomainEvent;
