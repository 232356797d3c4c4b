using Finsam.Events;
using Finsam.Messaging;
using Finsam.Postgres;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>Tells others that what tables are computed from has changed.</summary>
internal static class BooksNews
{
    /// <summary>Moves the position on and tells of vouchers, or of balances where there are none, by the days that they count on.</summary>
    public static async Task TellAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        TimeProvider time,
        IReadOnlyCollection<DateOnly> days,
        int vouchers,
        CancellationToken ct)
    {
        var position = await JournalPosition.AdvanceAsync(connection, transaction, forbund, ct);
        await Outbox.AddAsync(
            connection,
            transaction,
            new VouchersPosted(Guid.CreateVersion7(), forbund, time.GetUtcNow(), days.Min(), days.Max(), vouchers, position),
            ct);
    }

    /// <summary>The same within a write to the books.</summary>
    public static Task TellAsync(this LockedBooks books, TimeProvider time, IReadOnlyCollection<DateOnly> days, int vouchers) =>
        TellAsync(books.Connection, books.Transaction, books.Forbund, time, days, vouchers, books.Cancel);
}
