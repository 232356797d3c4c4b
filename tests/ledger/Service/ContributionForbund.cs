using Finsam.Ledger.V1;
using Finsam.TestHost;

namespace Finsam.Ledger.Tests.Service;

/// <summary>A förbund with books of 2017 and four members: the state, a region and two municipalities.</summary>
internal sealed class ContributionForbund
{
    private ContributionForbund(LedgerForbund books, ContributionService.ContributionServiceClient client) => (Books, Client) = (books, client);

    public LedgerForbund Books { get; }

    public ContributionService.ContributionServiceClient Client { get; }

    public static ContributionKey[] Keys { get; } = [new() { Member = "ludvika", Key = 2 }, new() { Member = "smedjebacken", Key = 1 }];

    public static async Task<ContributionForbund> NewAsync()
    {
        var books = await LedgerForbund.NewAsync();
        Assert.NotNull((await books.ImportAsync(Sie.SieText.Cp437("""
            #FLAGGA 0
            #FORMAT PC8
            #SIETYP 4
            #RAR 0 20170101 20171231
            #KONTO 1511 "Kundfordringar"
            #KONTO 1930 "Bank"
            #KONTO 3010 "Staten"
            #KONTO 3020 "Regionen"
            #KONTO 3030 "Ludvika"
            #KONTO 3040 "Smedjebacken"
            #OBJEKT 6 "104" "Smedjebackens bidrag"
            """))).Summary);
        await books.Client.PutPeriodRegisterAsync(new PutPeriodRegisterRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = books.Slug,
            Period = BudgetForbund.Year,
            Members =
            {
                Member("staten", "state"), Member("regionen", "region"), Member("ludvika", "municipality"), Member("smedjebacken", "municipality"),
            },
        });
        var stack = await TestStack.Shared;
        return new ContributionForbund(books, new(stack.Invoker(stack.Token("ekonom", books.Slug))));
    }

    public DecideContributionsRequest Decision(long totalOre) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = Books.Slug,
        Year = 2017,
        TotalOre = totalOre,
        Keys = { Keys },
        DecidedOn = "2016-11-23",
        Reference = "§ 40",
    };

    public async Task<List<long>> DecideAsync(long totalOre) =>
        [.. (await Client.DecideContributionsAsync(Decision(totalOre))).Shares.Select(share => share.AmountOre)];

    /// <summary>Invoices an instalment; Smedjebacken on an account and a project of its own.</summary>
    public async Task<List<ContributionInvoice>> InvoiceAsync(int instalment = 1, int instalments = 1, string date = "2017-01-15") =>
        [.. (await Client.InvoiceContributionsAsync(new InvoiceContributionsRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = Books.Slug,
            Year = 2017,
            VoucherDate = date,
            Instalment = instalment,
            Instalments = instalments,
            Postings = { new ContributionPosting { Member = "smedjebacken", IncomeAccount = "3040", Project = "104" } },
        })).Invoices];

    public Task<PayContributionResponse> PayAsync(string member, long ore, long voucherId = 0) => Client.PayContributionAsync(
        new PayContributionRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = Books.Slug,
            Year = 2017,
            Member = member,
            AmountOre = ore,
            VoucherId = voucherId,
            VoucherDate = voucherId == 0 ? "2017-02-15" : "",
        }).ResponseAsync;

    public async Task<ComputeContributionClaimsResponse> ClaimsAsync() =>
        await Client.ComputeContributionClaimsAsync(new ComputeContributionClaimsRequest { Forbund = Books.Slug, Year = 2017 });

    /// <summary>Balance of the receivable account, from the books.</summary>
    public async Task<long> ReceivableAsync() => (await Books.Client.ListPostingsAsync(new ListPostingsRequest
    {
        Forbund = Books.Slug, From = "2017-01-01", To = "2017-12-31", Accounts = { "1511" }, PageSize = 1000,
    })).Postings.Sum(row => row.Posting.AmountOre);

    private static Member Member(string id, string kind) => new() { Id = id, Name = $"Medlem {id}", Kind = kind, Share = "0.25" };
}
