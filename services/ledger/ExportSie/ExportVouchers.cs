using System.Runtime.CompilerServices;
using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Ledger.ExportSie;

/// <summary>The vouchers of a fiscal year, those of one series in ascending number (SIE 4B 5.14), one at a time.</summary>
internal sealed class ExportVouchers(ExportSnapshot books, DaySpan fiscalYear, DaySpan? period)
{
    /// <summary>How many there are.</summary>
    public Task<long> CountAsync() => books.Connection.ExecuteScalarAsync<long>(books.Command(
        $"select count(*) from voucher v where {Chosen}", Parameters));

    /// <summary>Reads them.</summary>
    public async IAsyncEnumerable<SieVoucher> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var changes = await StoredChanges.ReadAsync(books.Connection, books.Transaction, Chosen, Parameters, ct);
        await using var command = new NpgsqlCommand($"""
            select v.voucher_id, v.series, v.number, v.date, v.text, v.registered_on, coalesce(s.signature, ''), p.row_no, p.account, p.project,
                p.dimensions::text, p.amount_ore, p.date, p.text, d.quantity, coalesce(d.signature, '')
            from voucher v
            left join voucher_detail s on s.forbund_id = v.forbund_id and s.voucher_id = v.voucher_id
            left join posting p on p.forbund_id = v.forbund_id and p.voucher_id = v.voucher_id
            left join posting_detail d on d.forbund_id = p.forbund_id and d.voucher_id = p.voucher_id and d.row_no = p.row_no
            where {Chosen}
            order by
                v.series collate "C",
                case when v.number ~ '^[0-9]{"{1,15}"}$' then v.number::bigint else 0 end,
                v.number collate "C",
                v.voucher_id,
                p.row_no
            """, books.Connection, books.Transaction);
        command.Parameters.AddWithValue("Forbund", books.Forbund);
        command.Parameters.AddWithValue("Year", fiscalYear.First);
        command.Parameters.Add(new NpgsqlParameter("From", NpgsqlDbType.Date) { Value = period is { } one ? one.First : DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter("To", NpgsqlDbType.Date) { Value = period is { } other ? other.Last : DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var id = 0L;
        SieVoucher? current = null;
        while (await reader.ReadAsync(ct))
        {
            if (current is null || reader.GetInt64(0) != id)
            {
                if (current is not null)
                {
                    yield return current;
                }

                id = reader.GetInt64(0);
                current = Voucher(reader);
                current.Changes.AddRange(changes[id]);
            }

            if (!reader.IsDBNull(7))
            {
                current.Rows.Add(Row(reader));
            }
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    private static string Chosen => """
        v.forbund_id = @Forbund and v.fiscal_year = @Year and (@From::date is null or v.date between @From::date and @To::date)
        """;

    private object Parameters => new { books.Forbund, Year = fiscalYear.First, From = period?.First, To = period?.Last };

    private static SieVoucher Voucher(NpgsqlDataReader reader) => new()
    {
        Line = 0,
        Series = reader.GetString(1),
        Number = reader.GetString(2),
        Date = reader.GetFieldValue<DateOnly>(3),
        Text = reader.GetString(4),
        Registered = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateOnly>(5),
        Signature = reader.GetString(6),
    };

    private static SieTransaction Row(NpgsqlDataReader reader) => new(
        0,
        reader.GetString(8),
        reader.GetString(9),
        reader.GetInt64(11),
        reader.GetFieldValue<DateOnly>(12),
        reader.GetString(13),
        reader.IsDBNull(10) ? null : DimensionsJson.Read(reader.GetString(10)),
        reader.IsDBNull(14) ? null : reader.GetDecimal(14),
        reader.GetString(15));
}
