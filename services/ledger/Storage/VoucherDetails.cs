using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Ledger.Storage;

/// <summary>Counterparties, signatures, quantities and later changes of vouchers, added by binary COPY where there are any.</summary>
internal sealed class VoucherDetails(NpgsqlConnection connection, CancellationToken ct)
{
    /// <summary>Saves those of vouchers that have just been written.</summary>
    public async Task SaveAsync(IReadOnlyList<(string Forbund, ChainedVoucher Chained)> vouchers)
    {
        var detailed = vouchers.Where(voucher => voucher.Chained.DetailsHash is not null).ToList();
        await SaveVouchersAsync(detailed);
        await SaveRowsAsync(
        [
            .. detailed.SelectMany(one => one.Chained.Voucher.Rows.Select((row, index) => (one.Forbund, one.Chained.Id, No: index + 1, Row: row)))
                .Where(one => one.Row.Quantity is not null || one.Row.Signature.Length > 0),
        ]);
        await SaveChangesAsync(
        [
            .. detailed.SelectMany(
                one => one.Chained.Voucher.Changes.Select((change, index) => (one.Forbund, one.Chained.Id, No: index + 1, change))),
        ]);
    }

    private async Task SaveVouchersAsync(List<(string Forbund, ChainedVoucher Chained)> detailed)
    {
        if (detailed.Count == 0)
        {
            return;
        }

        await using var copy = await connection.BeginBinaryImportAsync(
            "copy voucher_detail (forbund_id, voucher_id, signature, counterparty, details_hash) from stdin (format binary)", ct);
        foreach (var (forbund, chained) in detailed)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(forbund, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(chained.Id, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(chained.Voucher.Signature, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(chained.Voucher.Counterparty, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(chained.DetailsHash!, NpgsqlDbType.Bytea, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task SaveRowsAsync(List<(string Forbund, long Id, int No, VoucherRow Row)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var copy = await connection.BeginBinaryImportAsync(
            "copy posting_detail (forbund_id, voucher_id, row_no, quantity, signature) from stdin (format binary)", ct);
        foreach (var (forbund, id, no, row) in rows)
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

    private async Task SaveChangesAsync(List<(string Forbund, long Id, int No, SieChange Change)> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        await using var copy = await connection.BeginBinaryImportAsync("""
            copy voucher_change (forbund_id, voucher_id, change_no, before_row, is_added, account, objects, amount_ore, date, text, quantity,
                signature) from stdin (format binary)
            """, ct);
        foreach (var (forbund, id, no, (beforeRow, isAdded, row)) in changes)
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
