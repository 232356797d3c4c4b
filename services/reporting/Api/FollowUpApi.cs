using Finsam.Reporting.FollowUps;
using Finsam.Reporting.V1;
using Grpc.Core;

namespace Finsam.Reporting.Api;

/// <summary>The gRPC surface of the national follow-up: each method is one call to its handler.</summary>
internal sealed class FollowUpApi(ExportFollowUpHandler followUp) : FollowUpService.FollowUpServiceBase
{
    /// <inheritdoc/>
    public override Task<ExportFollowUpResponse> ExportFollowUp(ExportFollowUpRequest request, ServerCallContext context) =>
        followUp.HandleAsync(request, context);
}
