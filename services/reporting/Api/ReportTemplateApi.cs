using Finsam.Reporting.Templates;
using Finsam.Reporting.V1;
using Grpc.Core;

namespace Finsam.Reporting.Api;

/// <summary>The gRPC surface of templates: each method is one call to its handler.</summary>
internal sealed class ReportTemplateApi(ReportTemplateHandler templates, CreateReportHandler create)
    : ReportTemplateService.ReportTemplateServiceBase
{
    /// <inheritdoc/>
    public override Task<ListReportTemplatesResponse> ListReportTemplates(ListReportTemplatesRequest request, ServerCallContext context) =>
        templates.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<GetReportTemplateResponse> GetReportTemplate(GetReportTemplateRequest request, ServerCallContext context) =>
        templates.GetAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<PutReportTemplateResponse> PutReportTemplate(PutReportTemplateRequest request, ServerCallContext context) =>
        templates.PutAsync(request, context);

    /// <inheritdoc/>
    public override Task<CreateReportResponse> CreateReport(CreateReportRequest request, ServerCallContext context) =>
        create.HandleAsync(request, context);
}
