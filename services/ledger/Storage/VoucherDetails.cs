using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>Counterparties, signatures, quantities and later changes of vouchers, added where there are any.</summary>
internal sealed class VoucherDetails(NpgsqlConnection connection, CancellationToken ct)
{
    private const int RowsPerStatement = 5000;

    // Separates a row's objects on their way; no text of a voucher has control characters.
    private const char Separator = '\u001F';

    /// <summary>Saves those of vouchers that have just been written.</summary>
    public async Task SaveAsync(IReadOnlyList<(string Forbund, ChainedVoucher Chained)> vouchers)
    {
        var detailed = vouchers.Where(voucher => voucher.Chained.DetailsHash is not null).ToList();
        await SaveAsync(detailed, Vouchers);
        await SaveAsync(
            detailed.SelectMany(one => one.Chained.Voucher.Rows.Select((row, index) => (one.Forbund, one.Chained.Id, No: index + 1, Row: row)))
                .Where(one => one.Row.Quantity is not null || one.Row.Signature.Length > 0),
            Rows);
        await SaveAsync(
            detailed.SelectMany(one => one.Chained.Voucher.Changes.Select((change, index) => (one.Forbund, one.Chained.Id, No: index + 1, change))),
            Changes);
    }

    private async Task SaveAsync<TRow>(IEnumerable<TRow> rows, Func<TRow[], NpgsqlCommand> insert)
    {
        foreach (var part in rows.Chunk(RowsPerStatement))
        {
            await using var command = insert(part);
            command.Connection = connection;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static NpgsqlCommand Vouchers((string Forbund, ChainedVoucher Chained)[] detailed) => new("""
        insert into voucher_detail (forbund_id, voucher_id, signature, counterparty, details_hash)
        select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bytea[])
        """)
    {
        Parameters =
        {
            VoucherInserts.Column(detailed, one => one.Forbund),
            VoucherInserts.Column(detailed, one => one.Chained.Id),
            VoucherInserts.Column(detailed, one => one.Chained.Voucher.Signature),
            VoucherInserts.Column(detailed, one => one.Chained.Voucher.Counterparty),
            VoucherInserts.Column(detailed, one => one.Chained.DetailsHash!),
        },
    };

    private static NpgsqlCommand Rows((string Forbund, long Id, int No, VoucherRow Row)[] rows) => new("""
        insert into posting_detail (forbund_id, voucher_id, row_no, quantity, signature)
        select * from unnest($1::text[], $2::bigint[], $3::integer[], $4::numeric[], $5::text[])
        """)
    {
        Parameters =
        {
            VoucherInserts.Column(rows, one => one.Forbund),
            VoucherInserts.Column(rows, one => one.Id),
            VoucherInserts.Column(rows, one => one.No),
            VoucherInserts.Column(rows, one => one.Row.Quantity),
            VoucherInserts.Column(rows, one => one.Row.Signature),
        },
    };

    private static NpgsqlCommand Changes((string Forbund, long Id, int No, SieChange Change)[] changes) => new("""
        insert into voucher_change (forbund_id, voucher_id, change_no, before_row, is_added, account, objects, amount_ore, date, text, quantity,
            signature)
        select forbund_id, voucher_id, change_no, before_row, is_added, account, string_to_array(objects, chr(31)), amount_ore, date, text,
            quantity, signature
        from unnest($1::text[], $2::bigint[], $3::integer[], $4::integer[], $5::boolean[], $6::text[], $7::text[], $8::bigint[], $9::date[],
            $10::text[], $11::numeric[], $12::text[]) as change (forbund_id, voucher_id, change_no, before_row, is_added, account, objects,
            amount_ore, date, text, quantity, signature)
        """)
    {
        Parameters =
        {
            VoucherInserts.Column(changes, one => one.Forbund),
            VoucherInserts.Column(changes, one => one.Id),
            VoucherInserts.Column(changes, one => one.No),
            VoucherInserts.Column(changes, one => one.Change.BeforeRow),
            VoucherInserts.Column(changes, one => one.Change.IsAdded),
            VoucherInserts.Column(changes, one => one.Change.Row.Account),
            VoucherInserts.Column(changes, one => string.Join(Separator, SieObjects.List(one.Change.Row.Project, one.Change.Row.OtherObjects))),
            VoucherInserts.Column(changes, one => one.Change.Row.AmountOre),
            VoucherInserts.Column(changes, one => one.Change.Row.Date),
            VoucherInserts.Column(changes, one => one.Change.Row.Text),
            VoucherInserts.Column(changes, one => one.Change.Row.Quantity),
            VoucherInserts.Column(changes, one => one.Change.Row.Signature),
        },
    };
}
