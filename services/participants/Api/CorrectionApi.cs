using Finsam.Participants.Corrections;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Corrections on the wire.</summary>
internal sealed class CorrectionApi(
    CorrectParticipationHandler correct, ReopenParticipationHandler reopen, ListParticipationVersionsHandler listVersions)
    : CorrectionService.CorrectionServiceBase
{
    public override Task<CorrectParticipationResponse> CorrectParticipation(CorrectParticipationRequest request, ServerCallContext context) =>
        correct.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ReopenParticipationResponse> ReopenParticipation(ReopenParticipationRequest request, ServerCallContext context) =>
        reopen.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListParticipationVersionsResponse> ListParticipationVersions(
        ListParticipationVersionsRequest request, ServerCallContext context) =>
        listVersions.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);
}
