using Finsam.Participants.Domain;
using Finsam.Participants.OpenCell;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Cells on the wire.</summary>
internal sealed class CellApi(ListCellParticipationsHandler listCellParticipations) : CellService.CellServiceBase
{
    public override Task<ListCellParticipationsResponse> ListCellParticipations(
        ListCellParticipationsRequest request, ServerCallContext context) =>
        listCellParticipations.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);
}
