using Finsam.Reporting.Domain;
using Finsam.Events;

namespace Finsam.Reporting.Storage;

/// <summary>A change in another service that may have overtaken a composed version.</summary>
/// <param name="Forbund">Slug of the förbund.</param>
/// <param name="Source">The service.</param>
/// <param name="Position">That service's position after the change.</param>
/// <param name="EventId">The event that told of it.</param>
/// <param name="Kind">What it touches: <c>books</c>, <c>participations</c> or <c>register</c>.</param>
/// <param name="ChangedFrom">First day that it touches.</param>
/// <param name="ChangedTo">Last day that it touches; null: open.</param>
/// <param name="OccurredAt">When it was committed, UTC.</param>
internal sealed record SourceChange(
    string Forbund,
    string Source,
    long Position,
    Guid EventId,
    string Kind,
    DateOnly ChangedFrom,
    DateOnly? ChangedTo,
    DateTimeOffset OccurredAt)
{
    /// <summary>Vouchers touch every balance from their first day on.</summary>
    public static SourceChange Of(VouchersPosted posted) => new(
        posted.Forbund, SourceMark.Ledger, posted.Position, posted.EventId, "books", posted.From, posted.To, posted.OccurredAt);

    /// <summary>Participations touch the days from inskrivning to avslut.</summary>
    public static SourceChange Of(ParticipationsChanged changed) => new(
        changed.Forbund, SourceMark.Participants, changed.Position, changed.EventId, "participations", changed.From, changed.To, changed.OccurredAt);

    /// <summary>Counts beside participations touch the days that they are of; in a report they are part of its participants.</summary>
    public static SourceChange Of(CountsChanged changed) => new(
        changed.Forbund, SourceMark.Participants, changed.Position, changed.EventId, "participations", changed.From, changed.To, changed.OccurredAt);

    /// <summary>A register touches the report of its own period, and no other.</summary>
    public static SourceChange Of(PeriodRegisterPut put) => new(
        put.Forbund, put.Source, put.Position, put.EventId, "register", put.From, put.To, put.OccurredAt);
}
