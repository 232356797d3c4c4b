using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.PutReport;
using Finsam.Reporting.V1;
using Grpc.Core;

namespace Finsam.Reporting.Templates;

/// <summary>Lists, gives and puts templates.</summary>
internal sealed class ReportTemplateHandler(TenantDataSource dataSource, RequestLog requests)
{
    private const int LongestId = 60;

    /// <summary>A page of templates, without their layout and texts.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.PageInvalid"/>.</exception>
    public async Task<ListReportTemplatesResponse> ListAsync(ListReportTemplatesRequest request, CancellationToken cancellationToken)
    {
        var page = ResultPage.Read(request.PageSize, request.PageToken);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var (shown, next) = page.Of(await TemplateStore.ListAsync(connection, request.Forbund, cancellationToken));
        return new ListReportTemplatesResponse
        {
            Templates =
            {
                shown.Select(template => new ReportTemplate
                {
                    Id = template.Id, Title = template.Title, Description = template.Description, Kind = template.Kind, Own = template.Own,
                }),
            },
            NextPageToken = next,
        };
    }

    /// <summary>A template.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.TemplateNotFound"/>.</exception>
    public async Task<GetReportTemplateResponse> GetAsync(GetReportTemplateRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return new GetReportTemplateResponse
        {
            Template = await TemplateStore.FindAsync(connection, request.Forbund, request.Template, cancellationToken),
        };
    }

    /// <summary>Puts a template of the förbund's own. What it makes is checked as a whole when a report is made from it.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.FieldInvalid"/>.</exception>
    public Task<PutReportTemplateResponse> PutAsync(PutReportTemplateRequest request, ServerCallContext context)
    {
        var template = request.Template?.Clone() ?? new ReportTemplate();
        template.Own = false;
        var checks = new FieldChecks();
        checks.Required("template.title", template.Title);
        checks.OneOf("template.kind", template.Kind, ReportKinds.All.ToList());
        if (template.Id.Length is 0 or > LongestId || !template.Id.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
        {
            checks.Refuse(
                ReportingReason.FieldInvalid, "template.id", $"Mallens id är \"{template.Id}\".", $"a–z, 0–9 och bindestreck, högst {LongestId} tecken");
        }

        return checks.Refusals.Count > 0
            ? throw new RefusedException(checks.Refusals)
            : requests.RunAsync(
                request.Forbund,
                request.RequestId,
                nameof(ReportTemplateService.ReportTemplateServiceBase.PutReportTemplate),
                request,
                async (connection, transaction) => new PutReportTemplateResponse
                {
                    Changed = await TemplateStore.PutAsync(connection, transaction, request.Forbund, template, context.CancellationToken),
                },
                context.CancellationToken);
    }
}
