using System.Runtime.CompilerServices;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Google.Protobuf.WellKnownTypes;
using Npgsql;
using BooksSnapshot = Finsam.Ledger.Journal.BooksSnapshot;

namespace Finsam.Ledger.Journals;

/// <summary>Reads vouchers in the order that they entered the books, one at a time, however many there are.</summary>
internal static class JournalReader
{
    /// <summary>Most postings of an entry.</summary>
    private const int MostPostings = 500;

    /// <summary>
    /// The vouchers of a span with their postings that count within it. A voucher without any rows is one by its date: its number is to be
    /// seen as well.
    /// </summary>
    public static async IAsyncEnumerable<JournalEntry> ReadAsync(
        BooksSnapshot books, DaySpan span, [EnumeratorCancellation] CancellationToken ct)
    {
        // Rows lie in the fiscal year of their voucher, so that only years of the span are walked. The day is no condition of the join: the
        // index by day would be walked for each voucher, where a table's statistics are old.
        await using var command = new NpgsqlCommand("""
            select v.voucher_id, v.fiscal_year, v.series, v.number, v.date, v.text, v.registered_on, v.posted_at, v.posted_by,
                coalesce(taken.corrected_id, booked.corrected_id, 0), coalesce(correction.reversal_id, 0),
                p.row_no, p.account, p.project, p.amount_ore, p.date, p.text, p.dimensions::text,
                d.quantity, coalesce(s.counterparty, '')
            from voucher v
            left join voucher_detail s on s.forbund_id = v.forbund_id and s.voucher_id = v.voucher_id
            left join posting p on p.forbund_id = v.forbund_id and p.voucher_id = v.voucher_id
            left join posting_detail d on d.forbund_id = p.forbund_id and d.voucher_id = p.voucher_id and d.row_no = p.row_no
            left join voucher_correction taken on taken.forbund_id = v.forbund_id and taken.reversal_id = v.voucher_id
            left join voucher_correction booked on booked.forbund_id = v.forbund_id and booked.rebooked_id = v.voucher_id
            left join voucher_correction correction on correction.forbund_id = v.forbund_id and correction.corrected_id = v.voucher_id
            where v.forbund_id = $1
                and v.fiscal_year in (select first_day from fiscal_year where forbund_id = $1 and first_day <= $3 and last_day >= $2)
                and coalesce(p.date, v.date) between $2 and $3
            order by v.voucher_id, p.row_no
            """, books.Connection, books.Transaction)
        {
            Parameters = { new() { Value = books.Forbund }, new() { Value = span.First }, new() { Value = span.Last } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        JournalEntry? entry = null;
        while (await reader.ReadAsync(ct))
        {
            if (entry?.Voucher.VoucherId != reader.GetInt64(0) || entry.Postings.Count == MostPostings)
            {
                if (entry is not null)
                {
                    yield return entry;
                }

                entry = Entry(reader);
            }

            if (!reader.IsDBNull(11))
            {
                entry.Postings.Add(Row(reader).ToMessage());
            }
        }

        if (entry is not null)
        {
            yield return entry;
        }
    }

    private static JournalEntry Entry(NpgsqlDataReader reader) => new()
    {
        Voucher = new VoucherReference
        {
            VoucherId = reader.GetInt64(0),
            FiscalYear = reader.GetFieldValue<DateOnly>(1).ToIso(),
            Series = reader.GetString(2),
            Number = reader.GetString(3),
        },
        Date = reader.GetFieldValue<DateOnly>(4).ToIso(),
        Text = reader.GetString(5),
        RegisteredOn = reader.IsDBNull(6) ? "" : reader.GetFieldValue<DateOnly>(6).ToIso(),
        PostedAt = reader.GetDateTime(7).ToTimestamp(),
        PostedBy = reader.GetString(8),
        CorrectedId = reader.GetInt64(9),
        ReversalId = reader.GetInt64(10),
        Counterparty = reader.GetString(19),
        FirstRowNo = reader.IsDBNull(11) ? 0 : reader.GetInt32(11),
    };

    private static VoucherRow Row(NpgsqlDataReader reader) => new(
        reader.GetString(12),
        reader.GetString(13),
        reader.GetInt64(14),
        reader.GetFieldValue<DateOnly>(15),
        reader.GetString(16),
        reader.IsDBNull(17) ? null : DimensionsJson.Read(reader.GetString(17)),
        reader.IsDBNull(18) ? null : reader.GetDecimal(18));
}
