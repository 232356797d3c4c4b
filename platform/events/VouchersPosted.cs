namespace Finsam.Events;

/// <summary>Vouchers were posted in the ledger.</summary>
/// <param name="EventId">Identity of the event.</param>
/// <param name="Forbund">Slug of the förbund.</param>
/// <param name="OccurredAt">When they were posted, UTC.</param>
/// <param name="From">Earliest day that a posting counts on.</param>
/// <param name="To">Latest day that a posting counts on.</param>
/// <param name="Vouchers">How many vouchers.</param>
/// <param name="Position">The ledger's position after the change.</param>
public sealed record VouchersPosted(
    Guid EventId, string Forbund, DateTimeOffset OccurredAt, DateOnly From, DateOnly To, int Vouchers, long Position) : IMergeableEvent
{
    /// <summary>Vouchers of the same days are told of together.</summary>
    public IDomainEvent? MergedWith(IDomainEvent later) => later is VouchersPosted posted && (posted.From, posted.To) == (From, To)
        ? posted with { Vouchers = Vouchers + posted.Vouchers, Position = Math.Max(Position, posted.Position) }
        : null;
}
