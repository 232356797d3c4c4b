using NpgsqlTypes;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>Statements that add a group of vouchers to the books. An import, which has more of them, uses <see cref="VoucherWriter"/>.</summary>
internal static class VoucherInserts
{
    /// <summary>Adds the vouchers.</summary>
    public static NpgsqlBatchCommand Vouchers(string forbund, IReadOnlyList<ChainedVoucher> vouchers) => new("""
        insert into voucher (forbund_id, voucher_id, fiscal_year, series, number, date, text, posted_by, content_hash, hash)
        select $1, * from unnest($2::bigint[], $3::date[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[], $9::bytea[], $10::bytea[])
        """)
    {
        Parameters =
        {
            new() { Value = forbund },
            Column(vouchers, chained => chained.Id),
            Column(vouchers, chained => chained.Voucher.FiscalYear),
            Column(vouchers, chained => chained.Voucher.Series),
            Column(vouchers, chained => chained.Voucher.Number),
            Column(vouchers, chained => chained.Voucher.Date),
            Column(vouchers, chained => chained.Voucher.Text),
            Column(vouchers, chained => chained.PostedBy),
            Column(vouchers, chained => chained.ContentHash),
            Column(vouchers, chained => chained.Hash),
        },
    };

    /// <summary>Adds their rows, all of them in one statement: each voucher is to balance at its end.</summary>
    public static NpgsqlBatchCommand Postings(string forbund, IReadOnlyList<ChainedVoucher> vouchers)
    {
        var rows = vouchers
            .SelectMany(chained => chained.Voucher.Rows.Select((row, i) => (chained.Id, RowNo: i + 1, Row: row)))
            .ToList();
        return new NpgsqlBatchCommand("""
            insert into posting (forbund_id, voucher_id, row_no, account, project, amount_ore, date, text, dimensions)
            select $1, * from unnest($2::bigint[], $3::integer[], $4::text[], $5::text[], $6::bigint[], $7::date[], $8::text[], $9::jsonb[])
            """)
        {
            Parameters =
            {
                new() { Value = forbund },
                Column(rows, row => row.Id),
                Column(rows, row => row.RowNo),
                Column(rows, row => row.Row.Account),
                Column(rows, row => row.Row.Project),
                Column(rows, row => row.Row.AmountOre),
                Column(rows, row => row.Row.Date),
                Column(rows, row => row.Row.Text),
                new()
                {
                    Value = rows.Select(row => DimensionsJson.Write(row.Row.OtherObjects)).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
                },
            },
        };
    }

    private static NpgsqlParameter Column<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value) =>
        new() { Value = rows.Select(value).ToArray() };
}
