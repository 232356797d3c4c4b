using NpgsqlTypes;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>Statements that add vouchers to the books. Not COPY: PostgreSQL has none under row-level security.</summary>
internal static class VoucherInserts
{
    /// <summary>Adds the vouchers.</summary>
    public static NpgsqlBatchCommand Vouchers(IReadOnlyList<(string Forbund, ChainedVoucher Chained)> vouchers) => new("""
        insert into voucher (forbund_id, voucher_id, fiscal_year, series, number, date, text, posted_by, content_hash, hash, source_number,
            registered_on)
        select * from unnest(
            $1::text[], $2::bigint[], $3::date[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[], $9::bytea[], $10::bytea[],
            $11::text[], $12::date[])
        """)
    {
        Parameters =
        {
            Column(vouchers, voucher => voucher.Forbund),
            Column(vouchers, voucher => voucher.Chained.Id),
            Column(vouchers, voucher => voucher.Chained.Voucher.FiscalYear),
            Column(vouchers, voucher => voucher.Chained.Voucher.Series),
            Column(vouchers, voucher => voucher.Chained.Voucher.Number),
            Column(vouchers, voucher => voucher.Chained.Voucher.Date),
            Column(vouchers, voucher => voucher.Chained.Voucher.Text),
            Column(vouchers, voucher => voucher.Chained.PostedBy),
            Column(vouchers, voucher => voucher.Chained.ContentHash),
            Column(vouchers, voucher => voucher.Chained.Hash),
            Column(vouchers, voucher => voucher.Chained.Voucher.SourceNumber),
            Column(vouchers, voucher => voucher.Chained.Voucher.Registered),
        },
    };

    /// <summary>Adds their rows, all of them in one statement: each voucher is to balance at its end.</summary>
    public static NpgsqlBatchCommand Postings(IReadOnlyList<(string Forbund, ChainedVoucher Chained)> vouchers)
    {
        var rows = vouchers
            .SelectMany(voucher => voucher.Chained.Voucher.Rows.Select((row, i) => (voucher.Forbund, voucher.Chained.Id, RowNo: i + 1, Row: row)))
            .ToList();
        return new NpgsqlBatchCommand("""
            insert into posting (forbund_id, voucher_id, row_no, account, project, amount_ore, date, text, dimensions)
            select * from unnest(
                $1::text[], $2::bigint[], $3::integer[], $4::text[], $5::text[], $6::bigint[], $7::date[], $8::text[], $9::jsonb[])
            """)
        {
            Parameters =
            {
                Column(rows, row => row.Forbund),
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

    /// <summary>One value of each row, as an array for <c>unnest</c>.</summary>
    internal static NpgsqlParameter Column<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value) =>
        new() { Value = rows.Select(value).ToArray() };
}
