using Dapper;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>Finds vouchers by their place in the chain.</summary>
internal static class StoredVouchers
{
    private const string Vouchers = """
        select v.voucher_id, v.fiscal_year, v.series, v.number, v.source_number, v.date, v.text, v.registered_on, v.content_hash, v.hash,
            v.hash_version, coalesce(d.counterparty, '') as counterparty, coalesce(d.signature, '') as signature, d.details_hash
        from voucher v
        left join voucher_detail d on d.forbund_id = v.forbund_id and d.voucher_id = v.voucher_id
        """;

    private const string Rows = """
        select p.voucher_id, p.row_no, p.account, p.project, p.amount_ore, p.date, p.text, p.dimensions::text as dimensions, d.quantity,
            coalesce(d.signature, '') as signature
        from posting p
        left join posting_detail d on d.forbund_id = p.forbund_id and d.voucher_id = p.voucher_id and d.row_no = p.row_no
        """;

    /// <summary>A voucher; null when it is not there.</summary>
    public static Task<StoredVoucher?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long voucherId, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<StoredVoucher>(new CommandDefinition(
            $"{Vouchers} where v.forbund_id = @forbund and v.voucher_id = @voucherId",
            new { forbund, voucherId }, transaction, cancellationToken: ct));

    /// <summary>Its rows in order.</summary>
    public static async Task<IReadOnlyList<StoredRow>> RowsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long voucherId, CancellationToken ct) =>
        (await connection.QueryAsync<StoredRow>(new CommandDefinition(
            $"{Rows} where p.forbund_id = @forbund and p.voucher_id = @voucherId order by p.row_no",
            new { forbund, voucherId }, transaction, cancellationToken: ct))).AsList();

    /// <summary>The vouchers of a stretch of the chain, in their order.</summary>
    public static async Task<IReadOnlyList<StoredVoucher>> StretchAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long after, long upTo, CancellationToken ct) =>
        (await connection.QueryAsync<StoredVoucher>(new CommandDefinition(
            $"{Vouchers} where v.forbund_id = @forbund and v.voucher_id > @after and v.voucher_id <= @upTo order by v.voucher_id",
            new { forbund, after, upTo }, transaction, cancellationToken: ct))).AsList();

    /// <summary>The rows of a stretch of the chain, in order.</summary>
    public static Task<IEnumerable<StoredRow>> StretchRowsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long after, long upTo, CancellationToken ct) =>
        connection.QueryAsync<StoredRow>(new CommandDefinition(
            $"{Rows} where p.forbund_id = @forbund and p.voucher_id > @after and p.voucher_id <= @upTo order by p.voucher_id, p.row_no",
            new { forbund, after, upTo }, transaction, cancellationToken: ct));
}
