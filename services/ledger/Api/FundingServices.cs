using Finsam.Ledger.Budgets;
using Finsam.Ledger.Contributions;
using Finsam.Ledger.Funding;
using Finsam.Ledger.KeyFigures;
using Finsam.Ledger.PostVoucher;

namespace Finsam.Ledger.Api;

/// <summary>
/// Registers the handlers of <see cref="BudgetApi"/>, <see cref="FundingApi"/>, <see cref="ContributionApi"/> and <see cref="KeyFigureApi"/>.
/// </summary>
internal static class FundingServices
{
    /// <summary>Adds the handlers; none of them keeps state.</summary>
    public static IServiceCollection AddFunding(this IServiceCollection services) => services
        .AddSingleton<PutBudgetVersionHandler>()
        .AddSingleton<ReallocateBudgetHandler>()
        .AddSingleton<GetBudgetHandler>()
        .AddSingleton<ListBudgetRowsHandler>()
        .AddSingleton<ListBudgetDecisionsHandler>()
        .AddSingleton<ForecastHandler>()
        .AddSingleton<DecideGrantHandler>()
        .AddSingleton<AdoptRegisteredGrantsHandler>()
        .AddSingleton<ListGrantsHandler>()
        .AddSingleton<InsatsCostsHandler>()
        .AddSingleton<SubmitRequisitionHandler>()
        .AddSingleton<RequisitionStepsHandler>()
        .AddSingleton<ListRequisitionsHandler>()
        .AddSingleton<PostingWithin>()
        .AddSingleton<ContributionsHandler>()
        .AddSingleton<InvoiceContributionsHandler>()
        .AddSingleton<PayContributionHandler>()
        .AddSingleton<ContributionClaimsHandler>()
        .AddSingleton<EquityLadderHandler>()
        .AddSingleton<KeyFiguresHandler>();
}
