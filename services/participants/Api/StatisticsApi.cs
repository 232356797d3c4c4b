using Finsam.Participants.Domain;
using Finsam.Participants.ForbundTables;
using Finsam.Participants.Statistics;
using Finsam.Participants.V1;
using Finsam.Participants.YearExtracts;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Statistics on the wire.</summary>
internal sealed class StatisticsApi(
    ComputeFlowsHandler flows,
    ComputeTimeInInsatsHandler times,
    ComputeOutcomesHandler outcomes,
    ComputeForbundTablesHandler tables,
    ExportYearExtractHandler yearExtract)
    : StatisticsService.StatisticsServiceBase
{
    public override Task<ComputeFlowsResponse> ComputeFlows(ComputeFlowsRequest request, ServerCallContext context) =>
        flows.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ComputeTimeInInsatsResponse> ComputeTimeInInsats(ComputeTimeInInsatsRequest request, ServerCallContext context) =>
        times.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ComputeOutcomesResponse> ComputeOutcomes(ComputeOutcomesRequest request, ServerCallContext context) =>
        outcomes.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ComputeForbundTablesResponse> ComputeForbundTables(ComputeForbundTablesRequest request, ServerCallContext context) =>
        tables.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ExportYearExtractResponse> ExportYearExtract(ExportYearExtractRequest request, ServerCallContext context) =>
        yearExtract.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);
}
