using Dapper;
using Npgsql;

namespace Finsam.Reporting.Storage;

/// <summary>Says which process has which operation under way. The database's clock decides, for all processes alike.</summary>
internal static class LeaseStore
{
    /// <summary>Takes an operation that was just begun.</summary>
    public static Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, Guid id, Guid holder, TimeSpan length) =>
        connection.ExecuteAsync("""
            insert into composition_lease (forbund_id, operation_id, holder, held_until)
            values (@forbund, @id, @holder, now() + @length)
            """, new { forbund, id, holder, length }, transaction);

    /// <summary>Takes over what no living process has under way, of any förbund.</summary>
    public static async Task<IReadOnlyList<(string Forbund, Guid Id)>> TakeOverAsync(
        NpgsqlConnection connection, Guid holder, TimeSpan length, int most, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<(string, Guid)>(new CommandDefinition("""
            update composition_lease l
            set holder = @holder, held_until = now() + @length
            from (
                select forbund_id, operation_id
                from composition_lease
                where held_until < now()
                order by held_until
                limit @most
                for update skip locked) free
            where l.forbund_id = free.forbund_id and l.operation_id = free.operation_id
            returning l.forbund_id, l.operation_id
            """, new { holder, length, most }, cancellationToken: cancellationToken))];

    /// <summary>Keeps operations for some time more; those that are no longer the holder's are not among the answer.</summary>
    public static async Task<IReadOnlyList<Guid>> RenewAsync(
        NpgsqlConnection connection, Guid holder, Guid[] ids, TimeSpan length, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<Guid>(new CommandDefinition("""
            update composition_lease
            set held_until = now() + @length
            where holder = @holder and operation_id = any (@ids)
            returning operation_id
            """, new { holder, ids, length }, cancellationToken: cancellationToken))];

    /// <summary>Lets go of all that a process has under way, for another to take up at once.</summary>
    public static Task ReleaseAllAsync(NpgsqlConnection connection, Guid holder) =>
        connection.ExecuteAsync("update composition_lease set held_until = '-infinity' where holder = @holder", new { holder });

    /// <summary>Ends a lease in the transaction that ends its operation; false where another process has taken it.</summary>
    public static async Task<bool> EndAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, Guid id, Guid holder) =>
        await connection.ExecuteAsync("""
            delete from composition_lease
            where forbund_id = @forbund and operation_id = @id and holder = @holder
            """, new { forbund, id, holder }, transaction) == 1;
}
