using Finsam.Ledger.Api;
using Finsam.Ledger.Journal;
using Finsam.Ledger.Domain;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.ListPostings;

/// <summary>Lists the postings behind a figure.</summary>
internal sealed class ListPostingsHandler(TenantDataSource dataSource, TimeProvider time)
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
        var size = fields.PageSize(request.PageSize, DefaultPage, LargestPage);
        var after = request.PageToken.Length == 0 ? PageToken.Start : PageToken.Parse(request.PageToken);
        if (after is null)
        {
            fields.RefusePageToken();
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
        var rows = await new PostingPages(books, ct).ReadAsync(
            span, accounts!.IsEmpty ? null : accounts, request.Projects.Count == 0 ? null : request.Projects, after!, size + 1);
        return new ListPostingsResponse
        {
            Postings = { rows.Take(size).Select(row => row.Posting) },
            NextPageToken = rows.Count > size ? rows[size - 1].At.ToString() : "",
            AsOf = new() { Source = "ledger", Position = books.Position, ComputedAt = answeredAt.ToTimestamp() },
        };
    }
}
