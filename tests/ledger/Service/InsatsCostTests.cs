using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class InsatsCostTests
{
    [Fact]
    public async Task An_insats_has_the_revised_budget_and_the_outcome_of_its_object_costs_positive()
    {
        var forbund = await FundingForbund.NewAsync();
        await forbund.Budget.PutOriginalAsync();
        await forbund.Budget.ReallocateAsync((FundSource.Unspecified, "301", -500), (FundSource.Unspecified, "490", 500));
        await PostAsync(forbund, "301", 4_000);
        await PostAsync(forbund, "301", -100);
        var costs = await ComputeAsync(forbund, ("301", ""), ("302", ""));
        Assert.Equal([("301", 6500, 3900), ("302", 3000, 0)], costs.Costs.Select(cost => (cost.Project, cost.BudgetOre, cost.OutcomeOre)));
        Assert.Equal((9500, 3900, "revised", "ledger"), (costs.BudgetOre, costs.OutcomeOre, costs.BudgetVersion, costs.AsOf.Source));
    }

    [Fact]
    public async Task The_object_is_what_the_caller_says_else_what_was_granted_else_the_code_and_a_shared_one_is_counted_once()
    {
        var forbund = await FundingForbund.NewAsync();
        await PostAsync(forbund, "302", 1_000);
        await PostAsync(forbund, "490", 200);
        await forbund.Office.DecideGrantAsync(new DecideGrantRequest
        {
            RequestId = "beslut",
            Forbund = forbund.Books.Slug,
            Insats = "forrehab",
            Year = 2017,
            AmountOre = 5_000,
            DecidedOn = "2016-11-23",
            Reference = "§ 42",
            Project = "302",
        });
        var costs = await ComputeAsync(forbund, ("forrehab", ""), ("forrehab", "490"), ("302", ""), ("ingen", ""));
        Assert.Equal(["302", "490", "302", ""], costs.Costs.Select(cost => cost.Project));
        Assert.Equal([1_000, 200, 1_000, 0], costs.Costs.Select(cost => cost.OutcomeOre));
        Assert.Equal([true, true, true, false], costs.Costs.Select(cost => cost.HasOutcomeOre));
        Assert.Equal((1_200, "", false), (costs.OutcomeOre, costs.BudgetVersion, costs.HasBudgetOre));
    }

    [Fact]
    public async Task A_year_without_books_and_budget_has_no_money_and_what_is_no_year_is_refused()
    {
        var forbund = await FundingForbund.NewAsync();
        var costs = await ComputeAsync(forbund, 2015, ("301", ""));
        Assert.Equal((true, false, false), (costs.Costs[0].HasProject, costs.Costs[0].HasOutcomeOre, costs.HasOutcomeOre));
        var refused = await Assert.ThrowsAsync<RpcException>(() => ComputeAsync(forbund, 0, ("", "")));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        var details = System.Text.Encoding.UTF8.GetString(refused.Trailers.GetValueBytes("grpc-status-details-bin")!);
        Assert.All(["year", "insatser[0].insats"], field => Assert.Contains(field, details));
    }

    private static Task<ComputeInsatsCostsResponse> ComputeAsync(FundingForbund forbund, params (string Insats, string Project)[] insatser) =>
        ComputeAsync(forbund, 2017, insatser);

    private static async Task<ComputeInsatsCostsResponse> ComputeAsync(
        FundingForbund forbund, int year, params (string Insats, string Project)[] insatser) =>
        await forbund.As("styrelse").ComputeInsatsCostsAsync(new ComputeInsatsCostsRequest
        {
            Forbund = forbund.Books.Slug,
            Year = year,
            Insatser = { insatser.Select(insats => new CostedInsats { Insats = insats.Insats, Project = insats.Project }) },
        });

    private static async Task PostAsync(FundingForbund forbund, string project, long ore) =>
        await forbund.Books.Client.PostVoucherAsync(new PostVoucherRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = forbund.Books.Slug,
            Series = "B",
            Date = "2017-05-02",
            Text = "Lokal",
            Postings =
            {
                new Posting { Account = "5010", Project = project, AmountOre = ore }, new Posting { Account = "1930", AmountOre = -ore },
            },
        });
}
