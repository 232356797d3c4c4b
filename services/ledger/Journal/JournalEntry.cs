namespace Finsam.Ledger.Journal;

/// <summary>A position of the journal.</summary>
/// <param name="Position">The position.</param>
/// <param name="VoucherId">Last voucher of the chain there; 0 before the first.</param>
/// <param name="EnteredAt">When the change came that moved the books there, UTC.</param>
internal sealed record JournalEntry(long Position, long VoucherId, DateTime EnteredAt)
{
    /// <summary>Before every change.</summary>
    public static JournalEntry Empty { get; } = new(0, 0, DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc));
}
