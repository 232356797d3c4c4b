using Finsam.Reporting.Operations;
using Finsam.Reporting.V1;
using Grpc.Core;

namespace Finsam.Reporting.Api;

/// <summary>The gRPC surface of operations: each method is one call to its handler.</summary>
internal sealed class CompositionOperationApi(GetCompositionProgressHandler progress, ListCompositionOperationsHandler list)
    : CompositionOperationService.CompositionOperationServiceBase
{
    /// <inheritdoc/>
    public override Task GetCompositionProgress(
        GetCompositionProgressRequest request, IServerStreamWriter<GetCompositionProgressResponse> responseStream, ServerCallContext context) =>
        progress.HandleAsync(request, responseStream, context);

    /// <inheritdoc/>
    public override Task<ListCompositionOperationsResponse> ListCompositionOperations(
        ListCompositionOperationsRequest request, ServerCallContext context) => list.HandleAsync(request, context);
}
