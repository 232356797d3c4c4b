using Finsam.Ledger.Domain.Vouchers;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Ledger.Storage;

/// <summary>Adds vouchers to the books by binary COPY, each chained to the one before it.</summary>
internal static class VoucherWriter
{
    private const int VouchersPerReport = 1000;

    /// <summary>Writes vouchers after <paramref name="head"/>, which must be locked, and saves and gives the new head.</summary>
    /// <param name="connection">Connection of the transaction.</param>
    /// <param name="transaction">Transaction that holds the lock.</param>
    /// <param name="forbund">Slug.</param>
    /// <param name="head">Last link of the chain.</param>
    /// <param name="vouchers">Vouchers in the order they are to stand.</param>
    /// <param name="postedBy">The token's subject.</param>
    /// <param name="report">Told now and then how many vouchers have been written.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<ChainHead> WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        ChainHead head,
        IReadOnlyList<Voucher> vouchers,
        string postedBy,
        Func<int, Task>? report,
        CancellationToken ct)
    {
        var chain = new VoucherChain(forbund, head);
        var chained = vouchers.Select(voucher => chain.Add(voucher, postedBy)).ToList();
        await WriteVouchersAsync(connection, forbund, chained, ct);
        await WritePostingsAsync(connection, forbund, head.VoucherId, vouchers, report, ct);
        await new VoucherDetails(connection, ct).SaveAsync([.. chained.Select(voucher => (forbund, voucher))]);
        await chain.Head.SaveAsync(connection, transaction, forbund, ct);
        return chain.Head;
    }

    private static async Task WriteVouchersAsync(
        NpgsqlConnection connection, string forbund, IReadOnlyList<ChainedVoucher> vouchers, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync("""
            copy voucher (forbund_id, voucher_id, fiscal_year, series, number, source_number, date, text, registered_on, posted_by,
                content_hash, hash) from stdin (format binary)
            """, ct);
        foreach (var chained in vouchers)
        {
            var voucher = chained.Voucher;
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(forbund, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(chained.Id, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(voucher.FiscalYear, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(voucher.Series, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(voucher.Number, NpgsqlDbType.Text, ct);
            await WriteOrNullAsync(copy, voucher.SourceNumber, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(voucher.Date, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(voucher.Text, NpgsqlDbType.Text, ct);
            await WriteOrNullAsync(copy, voucher.Registered, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(chained.PostedBy, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(chained.ContentHash, NpgsqlDbType.Bytea, ct);
            await copy.WriteAsync(chained.Hash, NpgsqlDbType.Bytea, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task WritePostingsAsync(
        NpgsqlConnection connection,
        string forbund,
        long afterId,
        IReadOnlyList<Voucher> vouchers,
        Func<int, Task>? report,
        CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync("""
            copy posting (forbund_id, voucher_id, row_no, account, project, amount_ore, date, text, dimensions) from stdin (format binary)
            """, ct);
        for (var i = 0; i < vouchers.Count; i++)
        {
            var rows = vouchers[i].Rows;
            for (var rowNo = 1; rowNo <= rows.Count; rowNo++)
            {
                var row = rows[rowNo - 1];
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(forbund, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(afterId + 1 + i, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(rowNo, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(row.Account, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(row.Project, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(row.AmountOre, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(row.Date, NpgsqlDbType.Date, ct);
                await copy.WriteAsync(row.Text, NpgsqlDbType.Text, ct);
                await WriteOrNullAsync(copy, DimensionsJson.Write(row.OtherObjects), NpgsqlDbType.Jsonb, ct);
            }

            if (report is not null && (i + 1) % VouchersPerReport == 0)
            {
                await report(i + 1);
            }
        }

        await copy.CompleteAsync(ct);
    }

    private static Task WriteOrNullAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken ct) =>
        value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, type, ct);
}
