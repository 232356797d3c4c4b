using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Journal;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Ledger.ListPostings;

/// <summary>Lists the postings behind a figure.</summary>
internal sealed class ListPostingsHandler(NpgsqlDataSource dataSource, TimeProvider time)
{
    private const int DefaultPage = 100;
    private const int LargestPage = 1000;
    private const int MostFilters = 1000;

    /// <summary>
    /// A page of postings, oldest first. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>PageSizeInvalid</c>,
    /// <c>PageTokenInvalid</c>, <c>AccountsMalformed</c>, <c>TooMany</c>, <c>AsOfInvalid</c>, <c>AsOfUnknown</c>.
    /// </summary>
    public async Task<ListPostingsResponse> ListAsync(ListPostingsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var span = fields.Span(request.From, request.To, "from", "to");
        var size = request.PageSize == 0 ? DefaultPage : request.PageSize;
        if (size is < 1 or > LargestPage)
        {
            fields.Refuse(LedgerReason.PageSizeInvalid, "page_size", "Sidans storlek är utanför gränserna.", $"1–{LargestPage}");
        }

        var after = request.PageToken.Length == 0 ? PageToken.Start : PageToken.Parse(request.PageToken);
        if (after is null)
        {
            fields.Refuse(LedgerReason.PageTokenInvalid, "page_token", "Sidmärket är inte känt.", "next_page_token från föregående sida");
        }

        if (!AccountRanges.TryParse(request.Accounts, out var accounts, out var fault))
        {
            fields.Refuse(
                LedgerReason.AccountsMalformed, "accounts", $"”{fault}” är inget konto.", "kontonummer eller intervall, t.ex. 1600-1799");
        }

        fields.AtMost(request.Accounts.Count, MostFilters, "accounts");
        fields.AtMost(request.Projects.Count, MostFilters, "projects");
        var asOf = AsOfMoment.Read(fields, request.AsOfAt, request.HasAsOfPosition ? request.AsOfPosition : null);
        fields.ThrowIfRefused();

        await using var books = await BooksSnapshot.OpenAsync(dataSource, request.Forbund, asOf, ct);
        var answeredAt = time.GetUtcNow();
        var numbers = accounts!.IsEmpty ? null : await AccountsAsync(books, accounts, ct);
        var response = await PageAsync(books, request, span, size, after!, numbers, ct);
        response.AsOf = new() { Source = "ledger", Position = books.Position, ComputedAt = answeredAt.ToTimestamp() };
        return response;
    }

    private static async Task<string[]> AccountsAsync(BooksSnapshot books, AccountRanges ranges, CancellationToken ct) =>
    [
        .. (await books.Connection.QueryAsync<string>(books.Command(
            "select number from account where forbund_id = @Forbund", new { books.Forbund }, ct))).Where(ranges.Contains),
    ];

    private static async Task<ListPostingsResponse> PageAsync(
        BooksSnapshot books,
        ListPostingsRequest request,
        DaySpan span,
        int size,
        PageToken after,
        string[]? accounts,
        CancellationToken ct)
    {
        // posting_sums gives the days in order; within a day the rows are few, so they are sorted as they come.
        var rows = (await books.Connection.QueryAsync<Row>(books.Command("""
            select p.date, p.voucher_id, p.row_no, p.account, p.project, p.amount_ore, p.text,
                p.dimensions::text as dimensions, d.quantity, v.series, v.number, v.date as voucher_date, v.text as voucher_text, c.reversal_id
            from posting p
            join voucher v on v.forbund_id = p.forbund_id and v.voucher_id = p.voucher_id
            left join posting_detail d on d.forbund_id = p.forbund_id and d.voucher_id = p.voucher_id and d.row_no = p.row_no
            left join voucher_correction c on c.forbund_id = p.forbund_id and c.corrected_id = p.voucher_id and c.reversal_id <= @LastVoucher
            where p.forbund_id = @Forbund
                and p.voucher_id <= @LastVoucher
                and p.date between greatest(@First, @Date) and @Last
                and (p.date, p.voucher_id, p.row_no) > (@Date, @VoucherId, @RowNo)
                and (@accounts::text[] is null or p.account = any(@accounts))
                and (@projects::text[] is null or p.project = any(@projects))
            order by p.date, p.voucher_id, p.row_no
            limit @Limit
            """,
            new
            {
                request.Forbund,
                span.First,
                span.Last,
                after.Date,
                after.VoucherId,
                after.RowNo,
                accounts,
                projects = request.Projects.Count == 0 ? null : request.Projects.ToArray(),
                LastVoucher = books.Then?.VoucherId ?? long.MaxValue,
                Limit = size + 1,
            },
            ct))).AsList();
        var page = rows.Take(size).ToList();
        var response = new ListPostingsResponse { Postings = { page.Select(row => row.ToMessage()) } };
        if (rows.Count > size)
        {
            response.NextPageToken = new PageToken(page[^1].Date, page[^1].VoucherId, page[^1].RowNo).ToString();
        }

        return response;
    }

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
