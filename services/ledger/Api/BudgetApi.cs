using Finsam.Ledger.Budgets;
using Finsam.Ledger.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>The gRPC service of budgets: one handler a method.</summary>
internal sealed class BudgetApi(
    PutBudgetVersionHandler versions,
    ReallocateBudgetHandler reallocations,
    GetBudgetHandler budgets,
    ListBudgetRowsHandler rows,
    ListBudgetDecisionsHandler decisions,
    ForecastHandler forecasts) : BudgetService.BudgetServiceBase
{
    /// <inheritdoc/>
    public override Task<PutBudgetVersionResponse> PutBudgetVersion(PutBudgetVersionRequest request, ServerCallContext context) =>
        versions.PutAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ReallocateBudgetResponse> ReallocateBudget(ReallocateBudgetRequest request, ServerCallContext context) =>
        reallocations.ReallocateAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<GetBudgetResponse> GetBudget(GetBudgetRequest request, ServerCallContext context) =>
        budgets.GetAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListBudgetRowsResponse> ListBudgetRows(ListBudgetRowsRequest request, ServerCallContext context) =>
        rows.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListBudgetDecisionsResponse> ListBudgetDecisions(ListBudgetDecisionsRequest request, ServerCallContext context) =>
        decisions.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ComputeForecastResponse> ComputeForecast(ComputeForecastRequest request, ServerCallContext context) =>
        forecasts.ComputeAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<AdoptForecastResponse> AdoptForecast(AdoptForecastRequest request, ServerCallContext context) =>
        forecasts.AdoptAsync(request, context.GetCaller().Subject, context.CancellationToken);
}
