using Finsam.Participants.Close;
using Finsam.Participants.Domain;
using Finsam.Participants.Enroll;
using Finsam.Participants.GetParticipation;
using Finsam.Participants.Identity;
using Finsam.Participants.ImportParticipations;
using Finsam.Participants.Insatser;
using Finsam.Participants.ListReads;
using Finsam.Participants.PeriodRegisters;
using Finsam.Participants.Tables;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>The service on the wire: each method checks its texts and hands over to its feature.</summary>
internal sealed class ParticipantsApi(
    PutPeriodRegisterHandler putPeriodRegister,
    ListInsatserHandler listInsatser,
    EnrollHandler enroll,
    CloseHandler close,
    GetParticipationHandler getParticipation,
    ListReadsHandler listReads,
    ImportParticipationsHandler importParticipations,
    ComputeTablesHandler computeTables,
    BlindIndex blindIndex) : ParticipantsService.ParticipantsServiceBase
{
    public override Task<PutPeriodRegisterResponse> PutPeriodRegister(PutPeriodRegisterRequest request, ServerCallContext context) =>
        putPeriodRegister.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListInsatserResponse> ListInsatser(ListInsatserRequest request, ServerCallContext context) =>
        listInsatser.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<EnrollResponse> Enroll(EnrollRequest request, ServerCallContext context) =>
        enroll.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<CloseResponse> Close(CloseRequest request, ServerCallContext context) =>
        close.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<GetParticipationResponse> GetParticipation(GetParticipationRequest request, ServerCallContext context) =>
        getParticipation.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListReadsResponse> ListReads(ListReadsRequest request, ServerCallContext context) =>
        listReads.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task ImportParticipations(
        ImportParticipationsRequest request, IServerStreamWriter<ImportParticipationsResponse> responseStream, ServerCallContext context) =>
        importParticipations.HandleAsync(
            request,
            ImportFile.Of(request.Forbund, request.Content.Memory, blindIndex),
            context.GetCaller(),
            new ImportProgress(responseStream.WriteAsync),
            context.CancellationToken);

    public override Task<ComputeTablesResponse> ComputeTables(ComputeTablesRequest request, ServerCallContext context) =>
        computeTables.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);
}
