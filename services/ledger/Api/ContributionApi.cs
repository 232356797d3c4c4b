using Finsam.Ledger.Contributions;
using Finsam.Ledger.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>The gRPC service of members' contributions.</summary>
internal sealed class ContributionApi(
    ContributionsHandler contributions,
    InvoiceContributionsHandler invoices,
    PayContributionHandler payments,
    ContributionClaimsHandler claims) : ContributionService.ContributionServiceBase
{
    /// <inheritdoc/>
    public override Task<ComputeContributionsResponse> ComputeContributions(ComputeContributionsRequest request, ServerCallContext context) =>
        contributions.ComputeAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<DecideContributionsResponse> DecideContributions(DecideContributionsRequest request, ServerCallContext context) =>
        contributions.DecideAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<InvoiceContributionsResponse> InvoiceContributions(InvoiceContributionsRequest request, ServerCallContext context) =>
        invoices.InvoiceAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<PayContributionResponse> PayContribution(PayContributionRequest request, ServerCallContext context) =>
        payments.PayAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ComputeContributionClaimsResponse> ComputeContributionClaims(
        ComputeContributionClaimsRequest request, ServerCallContext context) =>
        claims.ComputeAsync(request, context.CancellationToken);
}
