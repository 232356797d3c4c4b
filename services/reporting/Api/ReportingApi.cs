using Finsam.Reporting.ComposeReport;
using Finsam.Reporting.GetComposition;
using Finsam.Reporting.ListReports;
using Finsam.Reporting.PutReport;
using Finsam.Reporting.RenderReport;
using Finsam.Reporting.V1;
using Grpc.Core;

namespace Finsam.Reporting.Api;

/// <summary>The gRPC surface: each method is one call to its handler.</summary>
internal sealed class ReportingApi(
    PutReportHandler put,
    ListReportsHandler list,
    ComposeReportHandler compose,
    GetCompositionHandler get,
    RenderReportHandler render) : ReportingService.ReportingServiceBase
{
    /// <inheritdoc/>
    public override Task<PutReportResponse> PutReport(PutReportRequest request, ServerCallContext context) =>
        put.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task<ListReportsResponse> ListReports(ListReportsRequest request, ServerCallContext context) =>
        list.HandleAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task ComposeReport(
        ComposeReportRequest request, IServerStreamWriter<ComposeReportResponse> responseStream, ServerCallContext context) =>
        compose.HandleAsync(request, responseStream, context);

    /// <inheritdoc/>
    public override Task<GetCompositionResponse> GetComposition(GetCompositionRequest request, ServerCallContext context) =>
        get.HandleAsync(request, context);

    /// <inheritdoc/>
    public override Task RenderReport(
        RenderReportRequest request, IServerStreamWriter<RenderReportResponse> responseStream, ServerCallContext context) =>
        render.HandleAsync(request, responseStream, context);
}
