using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Reporting.Operations;

/// <summary>Follows a composition again, from another connection than the one that began it.</summary>
internal sealed class GetCompositionProgressHandler(OperationFollower follower)
{
    /// <summary>Sends how far it has come, and at last what was composed.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.OperationNotFound"/>, or what the operation ended with.</exception>
    public async Task HandleAsync(
        GetCompositionProgressRequest request, IServerStreamWriter<GetCompositionProgressResponse> responses, ServerCallContext context)
    {
        var cancellationToken = context.CancellationToken;
        if (!Guid.TryParse(request.Operation, out var id))
        {
            throw OperationFollower.NotFound(request.Operation);
        }

        var operation = await follower.FindAsync(request.Forbund, id, cancellationToken);
        if (!context.GetCaller().Reaches(operation.Key.Insats))
        {
            throw OperationFollower.NotFound(request.Operation);
        }

        var composition = await follower.FollowAsync(
            request.Forbund,
            id,
            progress => responses.WriteAsync(new GetCompositionProgressResponse { Progress = progress }, cancellationToken),
            cancellationToken);
        await responses.WriteAsync(new GetCompositionProgressResponse { Composition = composition }, cancellationToken);
    }
}
