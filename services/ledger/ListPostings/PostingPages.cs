using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Journal;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.ListPostings;

/// <summary>Reads postings page by page, oldest first.</summary>
internal sealed class PostingPages(BooksSnapshot books, CancellationToken ct)
{
    private string[]? chart;

    /// <summary>
    /// At most <paramref name="limit"/> postings of the span, after one that was read before; on all accounts and projects where null.
    /// </summary>
    public async Task<IReadOnlyList<(PageToken At, PostingWithVoucher Posting)>> ReadAsync(
        DaySpan span, AccountRanges? accounts, IEnumerable<string>? projects, PageToken after, int limit)
    {
        // posting_sums gives the days in order; within a day the rows are few, so they are sorted as they come. What belongs to a posting is
        // looked up for those of the page only, also where the planner knows nothing yet of a förbund and takes its postings for few.
        var rows = await books.Connection.QueryAsync<Row>(books.Command("""
            with page as materialized (
                select p.*
                from posting p
                where p.forbund_id = @Forbund
                    and p.voucher_id <= @LastVoucher
                    and p.date between greatest(@First, @Date) and @Last
                    and (p.date, p.voucher_id, p.row_no) > (@Date, @VoucherId, @RowNo)
                    and (@accounts::text[] is null or p.account = any(@accounts))
                    and (@projects::text[] is null or p.project = any(@projects))
                order by p.date, p.voucher_id, p.row_no
                limit @limit
            )
            select p.date, p.voucher_id, p.row_no, p.account, p.project, p.amount_ore, p.text,
                p.dimensions::text as dimensions, d.quantity, v.series, v.number, v.date as voucher_date, v.text as voucher_text, c.reversal_id
            from page p
            join voucher v on v.forbund_id = p.forbund_id and v.voucher_id = p.voucher_id
            left join posting_detail d on d.forbund_id = p.forbund_id and d.voucher_id = p.voucher_id and d.row_no = p.row_no
            left join voucher_correction c on c.forbund_id = p.forbund_id and c.corrected_id = p.voucher_id and c.reversal_id <= @LastVoucher
            order by p.date, p.voucher_id, p.row_no
            """,
            new
            {
                books.Forbund,
                span.First,
                span.Last,
                after.Date,
                after.VoucherId,
                after.RowNo,
                accounts = accounts is null ? null : (await ChartAsync()).Where(accounts.Contains).ToArray(),
                projects = projects?.ToArray(),
                LastVoucher = books.Then?.VoucherId ?? long.MaxValue,
                limit,
            },
            ct));
        return [.. rows.Select(row => (new PageToken(row.Date, row.VoucherId, row.RowNo), row.ToMessage()))];
    }

    private async Task<string[]> ChartAsync() => chart ??=
    [
        .. await books.Connection.QueryAsync<string>(
            books.Command("select number from account where forbund_id = @Forbund", new { books.Forbund }, ct)),
    ];

    private sealed class Row
    {
        public DateOnly Date { get; init; }

        public long VoucherId { get; init; }

        public int RowNo { get; init; }

        public string Account { get; init; } = "";

        public string Project { get; init; } = "";

        public long AmountOre { get; init; }

        public string Text { get; init; } = "";

        public string? Dimensions { get; init; }

        public decimal? Quantity { get; init; }

        public string Series { get; init; } = "";

        public string Number { get; init; } = "";

        public DateOnly VoucherDate { get; init; }

        public string VoucherText { get; init; } = "";

        public long? ReversalId { get; init; }

        public PostingWithVoucher ToMessage() => new()
        {
            Series = Series,
            Number = Number,
            VoucherDate = VoucherDate.ToIso(),
            VoucherText = VoucherText,
            VoucherId = VoucherId,
            ReversalId = ReversalId ?? 0,
            Posting = new VoucherRow(Account, Project, AmountOre, Date, Text, DimensionsJson.Read(Dimensions), Quantity).ToMessage(),
        };
    }
}
