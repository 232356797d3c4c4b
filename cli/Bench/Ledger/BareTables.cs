using Npgsql;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>
/// Tables with the columns and indexes of the ledger's, in the same database, and nothing more: no triggers, no foreign keys, no request
/// log and no outbox.
/// </summary>
internal static class BareTables
{
    /// <summary>Makes them, empty.</summary>
    public static async Task MakeAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            drop schema if exists bench cascade;
            create schema bench;
            create table bench.series (
                forbund_id text not null, last_number bigint not null, hash bytea not null,
                constraint series_pk primary key (forbund_id)
            );
            create table bench.voucher (like public.voucher including all);
            create table bench.posting (like public.posting including all);
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Removes them.</summary>
    public static async Task DropAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("drop schema bench cascade");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
