namespace Finsam.Events;

/// <summary>What a förbund has decided for a reporting period was put or replaced: insatser, members, budget.</summary>
/// <param name="EventId">Identity of the event.</param>
/// <param name="Forbund">Slug of the förbund.</param>
/// <param name="OccurredAt">When it was put, UTC.</param>
/// <param name="Source">The service that holds it: <c>ledger</c> or <c>participants</c>.</param>
/// <param name="From">First day of the reporting period.</param>
/// <param name="To">Last day of the reporting period.</param>
/// <param name="Position">That service's position after the change.</param>
public sealed record PeriodRegisterPut(
    Guid EventId, string Forbund, DateTimeOffset OccurredAt, string Source, DateOnly From, DateOnly To, long Position) : IDomainEvent;
