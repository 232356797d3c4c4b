using Dapper;
using Finsam.Ledger.Api;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.Journal;

/// <summary>Finds a moment in a förbund's journal.</summary>
internal sealed class JournalReader(NpgsqlConnection connection, string forbund, CancellationToken ct)
{
    /// <summary>
    /// Waits for the change that is being committed, so that none with an instant up to <paramref name="at"/> comes afterwards: one that
    /// begins to commit later reads the clock later. Refusal: <c>AsOfInvalid</c>.
    /// </summary>
    public async Task AwaitChangesAsync(DateTime at)
    {
        var isPast = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select @at <= clock_timestamp()", new { at }, cancellationToken: ct));
        if (!isPast)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.AsOfInvalid, "as_of_at", "Tidpunkten har inte kommit än.", "en tidpunkt som har varit"));
        }

        await connection.ExecuteAsync(new CommandDefinition(
            "select from journal_position where forbund_id = @forbund for share", new { forbund }, cancellationToken: ct));
    }

    /// <summary>The moment asked for; null for now. Refusals: <c>AsOfInvalid</c>, <c>AsOfUnknown</c>.</summary>
    public async Task<JournalEntry?> FindAsync(NpgsqlTransaction transaction, AsOfMoment asOf, long current)
    {
        if (asOf.Position > current)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.AsOfInvalid, "as_of_position", "Bokföringen har inte kommit till den positionen än.", $"högst {current}"));
        }

        var (condition, field) = asOf switch
        {
            { Position: not null } => ("position = @Position", "as_of_position"),
            { At: not null } => ("entered_at <= @At", "as_of_at"),
            _ => ("", ""),
        };
        if (condition.Length == 0)
        {
            return null;
        }

        var found = await connection.QuerySingleOrDefaultAsync<(long Position, long VoucherId, DateTime EnteredAt)?>(new CommandDefinition($"""
            select position, voucher_id, entered_at from journal where forbund_id = @forbund and {condition}
            order by entered_at desc, position desc limit 1
            """, new { forbund, asOf.Position, asOf.At }, transaction, cancellationToken: ct));
        if (found is var (position, voucherId, enteredAt))
        {
            return new JournalEntry(position, voucherId, enteredAt);
        }

        // Nothing is before the first change, unless there were books before there was a journal.
        var first = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select min(position) from journal where forbund_id = @forbund", new { forbund }, transaction, cancellationToken: ct));
        return first is null or 1 && (asOf.Position ?? 0) == 0
            ? JournalEntry.Empty
            : throw new RefusedException(new Refusal(
                LedgerReason.AsOfUnknown, field, "Hur bokföringen såg ut då är inte känt.", $"position {first} eller senare"));
    }
}
