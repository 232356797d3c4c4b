using Dapper;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>Finds vouchers by their place in the chain.</summary>
internal static class StoredVouchers
{
    /// <summary>A voucher; null when it is not there.</summary>
    public static Task<StoredVoucher?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long voucherId, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<StoredVoucher>(new CommandDefinition("""
            select voucher_id, fiscal_year, series, number, source_number, date, text, registered_on, content_hash, hash
            from voucher where forbund_id = @forbund and voucher_id = @voucherId
            """, new { forbund, voucherId }, transaction, cancellationToken: ct));

    /// <summary>Its rows in order.</summary>
    public static async Task<IReadOnlyList<StoredRow>> RowsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long voucherId, CancellationToken ct) =>
        (await connection.QueryAsync<StoredRow>(new CommandDefinition("""
            select voucher_id, row_no, account, project, amount_ore, date, text, dimensions::text as dimensions
            from posting where forbund_id = @forbund and voucher_id = @voucherId
            order by row_no
            """, new { forbund, voucherId }, transaction, cancellationToken: ct))).AsList();
}
