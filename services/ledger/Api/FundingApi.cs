using Finsam.Ledger.Funding;
using Finsam.Ledger.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>The gRPC service of grants and requisitions: one handler method a method.</summary>
internal sealed class FundingApi(
    DecideGrantHandler decisions,
    AdoptRegisteredGrantsHandler registered,
    ListGrantsHandler grants,
    InsatsCostsHandler costs,
    SubmitRequisitionHandler submissions,
    RequisitionStepsHandler steps,
    ListRequisitionsHandler requisitions) : FundingService.FundingServiceBase
{
    /// <inheritdoc/>
    public override Task<DecideGrantResponse> DecideGrant(DecideGrantRequest request, ServerCallContext context) =>
        decisions.DecideAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<AdoptRegisteredGrantsResponse> AdoptRegisteredGrants(AdoptRegisteredGrantsRequest request, ServerCallContext context) =>
        registered.AdoptAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListGrantsResponse> ListGrants(ListGrantsRequest request, ServerCallContext context) =>
        grants.ListAsync(request, context.GetCaller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ComputeGrantsResponse> ComputeGrants(ComputeGrantsRequest request, ServerCallContext context) =>
        grants.ComputeAsync(request, context.GetCaller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ComputeInsatsCostsResponse> ComputeInsatsCosts(ComputeInsatsCostsRequest request, ServerCallContext context) =>
        costs.ComputeAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<SubmitRequisitionResponse> SubmitRequisition(SubmitRequisitionRequest request, ServerCallContext context) =>
        submissions.SubmitAsync(request, context.GetCaller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<PrepareRequisitionResponse> PrepareRequisition(PrepareRequisitionRequest request, ServerCallContext context) =>
        steps.PrepareAsync(request, context.GetCaller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ApproveRequisitionResponse> ApproveRequisition(ApproveRequisitionRequest request, ServerCallContext context) =>
        steps.ApproveAsync(request, context.GetCaller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<RejectRequisitionResponse> RejectRequisition(RejectRequisitionRequest request, ServerCallContext context) =>
        steps.RejectAsync(request, context.GetCaller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<WithdrawRequisitionResponse> WithdrawRequisition(WithdrawRequisitionRequest request, ServerCallContext context) =>
        steps.WithdrawAsync(request, context.GetCaller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<GetRequisitionResponse> GetRequisition(GetRequisitionRequest request, ServerCallContext context) =>
        requisitions.GetAsync(request, context.GetCaller(), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListRequisitionsResponse> ListRequisitions(ListRequisitionsRequest request, ServerCallContext context) =>
        requisitions.ListAsync(request, context.GetCaller(), context.CancellationToken);
}
