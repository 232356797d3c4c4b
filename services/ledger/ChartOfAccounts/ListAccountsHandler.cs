using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Journal;
using Finsam.Ledger.Registers;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Ledger.ChartOfAccounts;

/// <summary>Lists the chart of accounts.</summary>
internal sealed class ListAccountsHandler(TenantDataSource dataSource)
{
    private const int MostFilters = 1000;

    /// <summary>
    /// A page of accounts in order of number. Refusals: <c>PageSizeInvalid</c>, <c>PageTokenInvalid</c>, <c>AccountsMalformed</c>,
    /// <c>TooMany</c>, <c>DateMalformed</c>, <c>DateOutsideFiscalYear</c>.
    /// </summary>
    public async Task<ListAccountsResponse> ListAsync(ListAccountsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var page = RegisterPage.Read(fields, request.PageSize, request.PageToken);
        if (!AccountRanges.TryParse(request.Accounts, out var accounts, out var fault))
        {
            fields.Refuse(
                LedgerReason.AccountsMalformed, "accounts", $"”{fault}” är inget konto.", "kontonummer eller intervall, t.ex. 1600-1799");
        }

        fields.AtMost(request.Accounts.Count, MostFilters, "accounts");
        DateOnly? openOn = request.OpenOn.Length == 0 ? null : fields.Date(request.OpenOn, "open_on");
        DateOnly? balanceOn = request.BalanceOn.Length == 0 ? null : fields.Date(request.BalanceOn, "balance_on");
        fields.ThrowIfRefused();

        await using var books = await BooksSnapshot.OpenAsync(dataSource, request.Forbund, AsOfMoment.Now, ct);
        var rows = (await books.Connection.QueryAsync<AccountRow>(books.Command($"""
            select {AccountRow.Columns}
            from account
            where forbund_id = @Forbund and number collate "C" > @After
                and (@openOn::date is null or closed_from is null or closed_from > @openOn::date)
            order by number collate "C"
            """, new { request.Forbund, page.After, openOn }, ct)))
            .Where(row => accounts!.IsEmpty || accounts.Contains(row.Number)).Take(page.Size + 1).ToList();
        var response = new ListAccountsResponse { Accounts = { rows.Take(page.Size).Select(row => row.ToMessage()) } };
        if (rows.Count > page.Size)
        {
            response.NextPageToken = RegisterPage.TokenAfter(rows[page.Size - 1].Number);
        }

        if (balanceOn is { } day)
        {
            await AddBalancesAsync(new BooksReader(books, ct), response, day);
        }

        return response;
    }

    // As the statements have them.
    private static async Task AddBalancesAsync(BooksReader reader, ListAccountsResponse response, DateOnly day)
    {
        var year = (await reader.FiscalYearsAsync()).FirstOrDefault(year => year.Span.Contains(day));
        if (year is null)
        {
            var fields = new RequestFields();
            fields.Refuse(
                LedgerReason.DateOutsideFiscalYear, "balance_on", $"{day.ToIso()} ligger i inget räkenskapsår som finns.",
                "ett datum i ett öppnat räkenskapsår");
            fields.ThrowIfRefused();
        }

        var accounts = response.Accounts.Select(account => (Account: account, Only: AccountRanges.Of(account.Number))).ToList();
        var loaded = await LoadedBooks.LoadAsync(reader, year!.Span, book => accounts.ForEach(each => book.Balance(each.Only, day)));
        foreach (var (account, only) in accounts)
        {
            account.BalanceOre = loaded.Book.Balance(only, day)!.Value;
        }

        response.FiscalYear = year.Span.ToMessage();
    }
}
