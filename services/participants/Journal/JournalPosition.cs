using Dapper;
using Npgsql;

namespace Finsam.Participants.Journal;

/// <summary>The förbund's position: grows by one with every committed change, so that readers can say how far they had come.</summary>
internal static class JournalPosition
{
    /// <summary>
    /// Orders the förbund's writers: whoever takes it first commits first. Taken before anything else, since a writer that took it last
    /// could wait for one that waits for its rows.
    /// </summary>
    public static Task LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into journal_position (forbund_id, position) values (@forbund, 0)
            on conflict on constraint journal_position_pk do update set position = journal_position.position
            """, new { forbund }, transaction, cancellationToken: cancellationToken));

    /// <summary>Moves on by one and gives the new position.</summary>
    public static Task<long> AdvanceAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<long>(new CommandDefinition(
            "update journal_position set position = position + 1 where forbund_id = @forbund returning position",
            new { forbund },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>The position that the transaction sees; 0 before any change.</summary>
    public static Task<long> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<long>(new CommandDefinition(
            "select coalesce(max(position), 0) from journal_position where forbund_id = @forbund",
            new { forbund },
            transaction,
            cancellationToken: cancellationToken));
}
