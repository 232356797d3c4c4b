using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Finsam.TestHost;

namespace Finsam.Ledger.Tests.Service;

/// <summary>A förbund with books of 2017, three projects and 100 000 kr of equity, whose budget is called for by its ekonom.</summary>
internal sealed class BudgetForbund
{
    private static readonly string[] Projects = ["301", "302", "490"];

    private BudgetForbund(LedgerForbund books, BudgetService.BudgetServiceClient client) => (Books, Client) = (books, client);

    public static Period Year { get; } = new() { From = "2017-01-01", To = "2017-12-31" };

    public LedgerForbund Books { get; }

    public BudgetService.BudgetServiceClient Client { get; }

    public static async Task<BudgetForbund> NewAsync()
    {
        var books = await LedgerForbund.NewAsync();
        var summary = (await books.ImportAsync(Sie.SieText.Cp437("""
            #FLAGGA 0
            #FORMAT PC8
            #SIETYP 4
            #RAR 0 20170101 20171231
            #KONTO 1930 "Bank"
            #KONTO 2010 "Eget kapital"
            #KONTO 3010 "Bidrag"
            #KONTO 5010 "Lokaler"
            #OBJEKT 6 "301" "Teamet"
            #OBJEKT 6 "302" "Mottagningen"
            #OBJEKT 6 "490" "Ofördelade medel"
            #IB 0 1930 100000.00
            #IB 0 2010 -100000.00
            """))).Summary;
        Assert.NotNull(summary);
        return new BudgetForbund(books, await ClientAsync(books.Slug, "ekonom"));
    }

    public static async Task<BudgetService.BudgetServiceClient> ClientAsync(string slug, string role)
    {
        var stack = await TestStack.Shared;
        return new BudgetService.BudgetServiceClient(stack.Invoker(stack.Token(role, slug)));
    }

    /// <summary>An amount of the whole year, or of some days of it.</summary>
    public static BudgetAmount Amount(string project, long ore, string from = "", string to = "", string account = "") =>
        new() { Project = project, Account = account, From = from, To = to, AmountOre = ore };

    /// <summary>An amount spread over the months of the year.</summary>
    public static BudgetAmount Spread(string project, long ore, params long[] weights) =>
        new() { Project = project, AmountOre = ore, Distribution = new MonthlyDistribution { Weights = { weights } } };

    /// <summary>Puts a version.</summary>
    public Task<PutBudgetVersionResponse> PutAsync(string version, string etag, params BudgetAmount[] amounts) => Client.PutBudgetVersionAsync(
        new PutBudgetVersionRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = Books.Slug,
            Period = Year,
            Version = version,
            DecidedOn = "2016-11-23",
            Reference = "§ 41",
            Etag = etag,
            Amounts = { amounts },
        }).ResponseAsync;

    /// <summary>Puts an original budget of 301, 302 and unallocated funds: 60, 30 and 10 kr of cost.</summary>
    public Task<PutBudgetVersionResponse> PutOriginalAsync() =>
        PutAsync("original", "", Amount("301", -6000), Amount("302", -3000), Amount("490", -1000));

    /// <summary>A reallocation of lines, decided on a day.</summary>
    public ReallocateBudgetRequest Reallocation(params (FundSource Source, string Project, long Ore)[] lines) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = Books.Slug,
        Period = Year,
        DecidedOn = "2017-03-15",
        Reference = "§ 12",
        Reason = "Fler deltagare",
        Lines = { lines.Select(line => new ReallocationLine { Source = line.Source, Amount = Amount(line.Project, line.Ore) }) },
    };

    public Task<ReallocateBudgetResponse> ReallocateAsync(params (FundSource Source, string Project, long Ore)[] lines) =>
        Client.ReallocateBudgetAsync(Reallocation(lines)).ResponseAsync;

    /// <summary>The rows of a version, page by page.</summary>
    public async Task<List<BudgetRow>> RowsAsync(string version, int pageSize = 0)
    {
        var rows = new List<BudgetRow>();
        var request = new ListBudgetRowsRequest { Forbund = Books.Slug, Period = Year, Version = version, PageSize = pageSize };
        do
        {
            var page = await Client.ListBudgetRowsAsync(request);
            rows.AddRange(page.Rows);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return rows;
    }

    /// <summary>What the statement tables show of 301, 302 and 490 in a version, decided by a day or at any time.</summary>
    public async Task<List<long>> StatementAsync(
        string version, string? decidedTo = null, string? to = null, Period? period = null)
    {
        var column = new MoneyColumn { Label = "Budget", Budget = version };
        if (decidedTo is not null)
        {
            column.DecidedTo = decidedTo;
        }

        if (to is not null)
        {
            column.To = to;
        }

        var answer = await Books.Client.ComputeTablesAsync(new ComputeTablesRequest
        {
            Forbund = Books.Slug,
            Period = period ?? Year,
            Tables =
            {
                new MoneyTable
                {
                    Id = "budget",
                    Source = "projects",
                    Unit = "kr",
                    Columns = { column },
                    Rows = { Projects.Select(code => new MoneyRow { Label = code, Projects = new Labels { Values = { code } } }) },
                },
            },
        });
        return [.. answer.Tables[0].Rows.Select(row => row.Cells[0].AmountOre)];
    }

    /// <summary>Books a cost on a project.</summary>
    public Task SpendAsync(string project, long ore, string date = "2017-02-01") => Books.Client.PostVoucherAsync(new PostVoucherRequest
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = Books.Slug,
        Series = "B",
        Date = date,
        Text = "Lokal",
        Postings =
        {
            new Posting { Account = "5010", Project = project, AmountOre = ore }, new Posting { Account = "1930", AmountOre = -ore },
        },
    }).ResponseAsync;
}
