using Finsam.Participants.Domain;
using Finsam.Participants.ExportParticipations;
using Finsam.Participants.ImportParticipations;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Files of participations on the wire.</summary>
internal sealed class ExchangeApi(ExportParticipationsHandler export, ImportParticipationsFileHandler import) : ExchangeService.ExchangeServiceBase
{
    public override Task ExportParticipations(
        ExportParticipationsRequest request, IServerStreamWriter<ExportParticipationsResponse> responseStream, ServerCallContext context) =>
        export.HandleAsync(TextRules.Checked(request), context.GetCaller(), responseStream.WriteAsync, context.CancellationToken);

    public override Task ImportParticipationsFile(
        IAsyncStreamReader<ImportParticipationsFileRequest> requestStream,
        IServerStreamWriter<ImportParticipationsFileResponse> responseStream,
        ServerCallContext context) =>
        import.HandleAsync(
            requestStream,
            context.GetCaller(),
            new ImportProgress(step => responseStream.WriteAsync(new ImportParticipationsFileResponse { Step = step })),
            context.CancellationToken);
}
