using Finsam.Ledger.V1;
using Finsam.TestHost;

namespace Finsam.Ledger.Tests.Service;

/// <summary>A förbund with books of 2017, whose insats 301 is granted funds and draws on them.</summary>
internal sealed class FundingForbund
{
    private readonly TestStack stack;

    private FundingForbund(TestStack stack, BudgetForbund budget)
    {
        this.stack = stack;
        Budget = budget;
        Owner = As("insatsansvarig", "301");
        Office = As("ekonom");
        Leader = As("forbundschef");
    }

    public BudgetForbund Budget { get; }

    public LedgerForbund Books => Budget.Books;

    public FundingService.FundingServiceClient Owner { get; }

    public FundingService.FundingServiceClient Office { get; }

    public FundingService.FundingServiceClient Leader { get; }

    public static async Task<FundingForbund> NewAsync() => new(await TestStack.Shared, await BudgetForbund.NewAsync());

    public FundingService.FundingServiceClient As(string role, params string[] insatser) =>
        new(stack.Invoker(stack.Token(role, Books.Slug, insatser)));

    /// <summary>Decides on funds for an insats of 2017.</summary>
    public async Task<InsatsGrant> DecideAsync(long ore, string insats = "301") => (await Office.DecideGrantAsync(new DecideGrantRequest
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = Books.Slug,
        Insats = insats,
        Year = 2017,
        AmountOre = ore,
        DecidedOn = "2016-11-23",
        Reference = "§ 42",
    })).Grant;

    /// <summary>Puts a period register of 2017 with grants.</summary>
    public async Task RegisterAsync(params (string Insats, long Ore)[] grants) => await Books.Client.PutPeriodRegisterAsync(
        new PutPeriodRegisterRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = Books.Slug,
            Period = BudgetForbund.Year,
            Grants = { grants.Select(grant => new Grant { Insats = grant.Insats, Year = 2017, AmountOre = grant.Ore, DecidedOn = "2016-11-23" }) },
        });

    /// <summary>Takes the register's grants as decisions.</summary>
    public async Task<List<InsatsGrant>> AdoptAsync() => [.. (await Office.AdoptRegisteredGrantsAsync(new AdoptRegisteredGrantsRequest
    {
        RequestId = Guid.NewGuid().ToString(), Forbund = Books.Slug, Period = BudgetForbund.Year,
    })).Grants];

    public SubmitRequisitionRequest Submission(long ore, string insats = "301") => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = Books.Slug,
        Insats = insats,
        Year = 2017,
        From = "2017-01-01",
        To = "2017-03-31",
        AmountOre = ore,
        Text = "Första kvartalet",
    };

    public async Task<SubmitRequisitionResponse> SubmitAsync(long ore) => await Owner.SubmitRequisitionAsync(Submission(ore));

    /// <summary>Prepares a requisition, to be posted where a cost account is given.</summary>
    public async Task<Requisition> PrepareAsync(long number, string costAccount = "", FundingService.FundingServiceClient? by = null, string etag = "") =>
        (await (by ?? Office).PrepareRequisitionAsync(new PrepareRequisitionRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = Books.Slug,
            RequisitionNo = number,
            Etag = etag,
            Posting = costAccount.Length == 0 ? null : new RequisitionPosting { CostAccount = costAccount, PayableAccount = "1930" },
        })).Requisition;

    public async Task<Requisition> ApproveAsync(long number, string voucherDate = "", string etag = "") =>
        (await Leader.ApproveRequisitionAsync(new ApproveRequisitionRequest
        {
            RequestId = Guid.NewGuid().ToString(), Forbund = Books.Slug, RequisitionNo = number, VoucherDate = voucherDate, Etag = etag,
        })).Requisition;

    public async Task<Requisition> RejectAsync(long number, string reason = "Fel period") =>
        (await Leader.RejectRequisitionAsync(new RejectRequisitionRequest
        {
            RequestId = Guid.NewGuid().ToString(), Forbund = Books.Slug, RequisitionNo = number, Reason = reason,
        })).Requisition;

    public async Task<Requisition> WithdrawAsync(long number, FundingService.FundingServiceClient? by = null) =>
        (await (by ?? Owner).WithdrawRequisitionAsync(
            new WithdrawRequisitionRequest { RequestId = Guid.NewGuid().ToString(), Forbund = Books.Slug, RequisitionNo = number })).Requisition;

    public async Task<InsatsGrant> GrantAsync() =>
        (await Office.ListGrantsAsync(new ListGrantsRequest { Forbund = Books.Slug, Year = 2017, Insats = "301" })).Grants.Single();
}
