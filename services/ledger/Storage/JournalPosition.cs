using Dapper;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>How far a förbund's data has come: a number that grows by one with each committed change.</summary>
internal static class JournalPosition
{
    /// <summary>Moves one step on and gives the new position. Call it last: the row stays locked until the transaction ends.</summary>
    public static Task<long> AdvanceAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            insert into journal_position (forbund_id, position) values (@forbund, 1)
            on conflict on constraint journal_position_pk do update set position = journal_position.position + 1
            returning position
            """, new { forbund }, transaction, cancellationToken: ct));

    /// <summary>The position as the transaction sees it; 0 before the first change.</summary>
    public static Task<long> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce((select position from journal_position where forbund_id = @forbund), 0)",
            new { forbund }, transaction, cancellationToken: ct));
}
