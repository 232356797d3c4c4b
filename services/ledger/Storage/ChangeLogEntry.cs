using Dapper;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>A change of what the books rest on, as the log keeps it (behandlingshistorik).</summary>
/// <param name="Kind">What was done, in SCREAMING_SNAKE_CASE.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Before">How it stood before.</param>
/// <param name="After">How it stands now.</param>
/// <param name="Reason">Why.</param>
internal sealed record ChangeLogEntry(string Kind, string Subject, string Before, string After, string Reason)
{
    /// <summary>Adds it under the next number; the chain's lock must be held, so that numbers have no gaps.</summary>
    public Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, string changedBy, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into change_log (forbund_id, change_no, changed_by, kind, subject, before, after, reason)
            select @forbund, coalesce(max(change_no), 0) + 1, @changedBy, @Kind, @Subject, @Before, @After, @Reason
            from change_log where forbund_id = @forbund
            """, new { forbund, changedBy, Kind, Subject, Before, After, Reason }, transaction, cancellationToken: ct));
}
