using Finsam.Reporting.V1;
using Finsam.Reporting.Versions;
using Grpc.Core;

namespace Finsam.Reporting.Api;

/// <summary>The gRPC surface of versions: each method is one call to its handler.</summary>
internal sealed class ReportVersionApi(
    ListVersionsHandler list,
    GetVersionHandler get,
    MarkVersionReadyHandler ready,
    ReturnVersionHandler giveBack,
    ApproveVersionHandler approve,
    PublishVersionHandler publish,
    ListVersionDifferencesHandler differences,
    ComputeVersionDriftHandler drift,
    ListVersionChecksHandler checks,
    VerifyVersionsHandler verify) : ReportVersionService.ReportVersionServiceBase
{
    /// <inheritdoc/>
    public override Task<ListVersionsResponse> ListVersions(ListVersionsRequest request, ServerCallContext context) =>
        list.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task<GetVersionResponse> GetVersion(GetVersionRequest request, ServerCallContext context) =>
        get.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task<MarkVersionReadyResponse> MarkVersionReady(MarkVersionReadyRequest request, ServerCallContext context) =>
        ready.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task<ReturnVersionResponse> ReturnVersion(ReturnVersionRequest request, ServerCallContext context) =>
        giveBack.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task<ApproveVersionResponse> ApproveVersion(ApproveVersionRequest request, ServerCallContext context) =>
        approve.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task<PublishVersionResponse> PublishVersion(PublishVersionRequest request, ServerCallContext context) =>
        publish.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task<ListVersionDifferencesResponse> ListVersionDifferences(
        ListVersionDifferencesRequest request, ServerCallContext context) => differences.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task<ComputeVersionDriftResponse> ComputeVersionDrift(ComputeVersionDriftRequest request, ServerCallContext context) =>
        drift.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task<ListVersionChecksResponse> ListVersionChecks(ListVersionChecksRequest request, ServerCallContext context) =>
        checks.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task<VerifyVersionsResponse> VerifyVersions(VerifyVersionsRequest request, ServerCallContext context) =>
        verify.HandleAsync(request, context.CancellationToken);
}
