using Dapper;
using Npgsql;

namespace Finsam.Postgres;

/// <summary>How far a förbund's data has come in this service: a number that grows by one with each committed change.</summary>
public static class JournalPosition
{
    private const string Advance = """
        insert into journal_position (forbund_id, position) values ($1, 1)
        on conflict on constraint journal_position_pk do update set position = journal_position.position + 1
        returning position
        """;

    private const string Lock = """
        insert into journal_position (forbund_id, position) values ($1, 0)
        on conflict on constraint journal_position_pk do update set position = journal_position.position
        returning position
        """;

    /// <summary>Moves one step on and gives the new position. The row stays locked until the transaction ends.</summary>
    public static async Task<long> AdvanceAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Advance, connection, transaction) { Parameters = { new() { Value = forbund } } };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>
    /// Orders the förbund's writers: whoever takes it first commits first. Taken before anything else, or not at all: a writer that took it
    /// last could wait for one that waits for its rows.
    /// </summary>
    public static async Task LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Lock, connection, transaction) { Parameters = { new() { Value = forbund } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Moves one step on, as part of a batch; its one row holds the new position. Orders the förbund's writers as <see cref="LockAsync"/> does.
    /// </summary>
    public static NpgsqlBatchCommand AdvanceCommand(string forbund) => new(Advance) { Parameters = { new() { Value = forbund } } };

    /// <summary>The position as the transaction sees it; 0 before the first change.</summary>
    public static Task<long> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce((select position from journal_position where forbund_id = @forbund), 0)",
            new { forbund },
            transaction,
            cancellationToken: cancellationToken));
}
