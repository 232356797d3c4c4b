using System.Data;
using Dapper;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Npgsql;

namespace Finsam.Ledger.Journal;

/// <summary>
/// The books as of one moment: a read-only transaction that sees one state of the database, and where in the journal it is to read up to.
/// A change has entered the books when its transaction commits; the journal numbers changes in that order and keeps when each came. As of an
/// instant are all changes that came at or before it.
/// </summary>
internal sealed class BooksSnapshot : IAsyncDisposable
{
    private BooksSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long position, JournalEntry? then)
    {
        Connection = connection;
        Transaction = transaction;
        Forbund = forbund;
        Position = position;
        Then = then;
    }

    /// <summary>Connection of the transaction.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The transaction.</summary>
    public NpgsqlTransaction Transaction { get; }

    /// <summary>Slug of the förbund.</summary>
    public string Forbund { get; }

    /// <summary>Position that the books are seen as of.</summary>
    public long Position { get; }

    /// <summary>What the journal says of that position; null where the books are seen as they stand now, or stood then as they do now.</summary>
    public JournalEntry? Then { get; }

    /// <summary>
    /// Opens the books. Refusals: <c>AsOfInvalid</c> for an instant or a position that has not come yet, <c>AsOfUnknown</c> for one before
    /// the journal was kept.
    /// </summary>
    public static async Task<BooksSnapshot> OpenAsync(
        TenantDataSource dataSource, string forbund, AsOfMoment asOf, CancellationToken ct)
    {
        if (asOf.At is { } at)
        {
            await using var waiting = await dataSource.OpenConnectionAsync(ct);
            await new JournalReader(waiting, forbund, ct).AwaitChangesAsync(at);
        }

        var connection = await dataSource.OpenUnboundAsync(ct);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            await using (var batch = new NpgsqlBatch(connection, transaction))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand("set transaction read only"));
                batch.BatchCommands.Add(TenantCommand.OfCall());

                // How much there is to read differs a thousandfold between förbund and spans: a plan for all of them is a bad one for most.
                batch.BatchCommands.Add(new NpgsqlBatchCommand("set local plan_cache_mode = force_custom_plan"));
                await batch.ExecuteNonQueryAsync(ct);
            }

            var position = await JournalPosition.ReadAsync(connection, transaction, forbund, ct);
            var then = await new JournalReader(connection, forbund, ct).FindAsync(transaction, asOf, position);
            return new BooksSnapshot(connection, transaction, forbund, then?.Position ?? position, then?.Position == position ? null : then);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a query in the transaction.</summary>
    public CommandDefinition Command(string sql, object parameters, CancellationToken ct) =>
        new(sql, parameters, Transaction, cancellationToken: ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
