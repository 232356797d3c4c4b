using Finsam.Ledger.Domain.Sie;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Ledger.ImportSie;

/// <summary>Signatures, quantities and later changes of imported vouchers, added by binary COPY where a file has them.</summary>
internal sealed class SieVoucherDetails(NpgsqlConnection connection, string forbund, CancellationToken ct)
{
    /// <summary>Saves those of vouchers that have just been written after a link of the chain, in this order.</summary>
    public async Task SaveAsync(long afterId, IReadOnlyList<SieVoucher> vouchers)
    {
        var numbered = vouchers.Select((voucher, index) => (Id: afterId + 1 + index, Voucher: voucher)).ToList();
        await SaveSignaturesAsync([.. numbered.Where(one => one.Voucher.Signature.Length > 0)]);
        await SaveRowsAsync(
        [
            .. numbered.SelectMany(one => one.Voucher.Rows.Select((row, index) => (one.Id, No: index + 1, Row: row)))
                .Where(one => one.Row.Quantity is not null || one.Row.Signature.Length > 0),
        ]);
        await SaveChangesAsync([.. numbered.SelectMany(one => one.Voucher.Changes.Select((change, index) => (one.Id, No: index + 1, change)))]);
    }

    private async Task SaveSignaturesAsync(List<(long Id, SieVoucher Voucher)> signed)
    {
        if (signed.Count == 0)
        {
            return;
        }

        await using var copy = await connection.BeginBinaryImportAsync(
            "copy voucher_detail (forbund_id, voucher_id, signature) from stdin (format binary)", ct);
        foreach (var (id, voucher) in signed)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(forbund, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(id, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(voucher.Signature, NpgsqlDbType.Text, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task SaveRowsAsync(List<(long Id, int No, SieTransaction Row)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var copy = await connection.BeginBinaryImportAsync(
            "copy posting_detail (forbund_id, voucher_id, row_no, quantity, signature) from stdin (format binary)", ct);
        foreach (var (id, no, row) in rows)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(forbund, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(id, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(no, NpgsqlDbType.Integer, ct);
            await WriteQuantityAsync(copy, row.Quantity);
            await copy.WriteAsync(row.Signature, NpgsqlDbType.Text, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task SaveChangesAsync(List<(long Id, int No, SieChange Change)> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        await using var copy = await connection.BeginBinaryImportAsync("""
            copy voucher_change (forbund_id, voucher_id, change_no, before_row, is_added, account, objects, amount_ore, date, text, quantity,
                signature) from stdin (format binary)
            """, ct);
        foreach (var (id, no, (beforeRow, isAdded, row)) in changes)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(forbund, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(id, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(no, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(beforeRow, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(isAdded, NpgsqlDbType.Boolean, ct);
            await copy.WriteAsync(row.Account, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(SieObjects.List(row.Project, row.OtherObjects), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
            await copy.WriteAsync(row.AmountOre, NpgsqlDbType.Bigint, ct);
            await (row.Date is { } date ? copy.WriteAsync(date, NpgsqlDbType.Date, ct) : copy.WriteNullAsync(ct));
            await copy.WriteAsync(row.Text, NpgsqlDbType.Text, ct);
            await WriteQuantityAsync(copy, row.Quantity);
            await copy.WriteAsync(row.Signature, NpgsqlDbType.Text, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private Task WriteQuantityAsync(NpgsqlBinaryImporter copy, decimal? quantity) =>
        quantity is { } told ? copy.WriteAsync(told, NpgsqlDbType.Numeric, ct) : copy.WriteNullAsync(ct);
}
