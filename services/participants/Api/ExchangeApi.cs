using Finsam.Participants.Domain;
using Finsam.Participants.ExportParticipations;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Exports on the wire.</summary>
internal sealed class ExchangeApi(ExportParticipationsHandler export) : ExchangeService.ExchangeServiceBase
{
    public override Task ExportParticipations(
        ExportParticipationsRequest request, IServerStreamWriter<ExportParticipationsResponse> responseStream, ServerCallContext context) =>
        export.HandleAsync(TextRules.Checked(request), context.GetCaller(), responseStream.WriteAsync, context.CancellationToken);
}
