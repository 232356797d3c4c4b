using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.PutReport;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Reporting.Templates;

/// <summary>Makes reports from templates.</summary>
internal sealed class CreateReportHandler(TenantDataSource dataSource, RequestLog requests, StatementService.StatementServiceClient statements)
{
    /// <summary>Makes a report's definition, checks it as a whole and stores it. One that is there already is never overwritten.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.TemplateNotFound"/>, <see cref="ReportingReason.ReportExists"/>, or everything that is wrong with the definition.
    /// </exception>
    /// <exception cref="RpcException">The ledger refuses a table template; its details are passed on.</exception>
    public async Task<CreateReportResponse> HandleAsync(CreateReportRequest request, ServerCallContext context)
    {
        var cancellationToken = context.CancellationToken;
        var caller = context.GetCaller();
        var key = RequestedReport.Read(request.Forbund, request.Period, request.Insats, caller);
        const string method = nameof(ReportTemplateService.ReportTemplateServiceBase.CreateReport);
        if (await requests.FindAsync<CreateReportResponse>(request.Forbund, request.RequestId, method, request, cancellationToken) is { } before)
        {
            return before;
        }

        var template = await FindAsync(request, cancellationToken);
        var layouts = new List<string>();
        foreach (var id in template.LedgerTemplates)
        {
            var asked = new GetTableTemplateRequest { Forbund = request.Forbund, Template = id, Chart = request.Chart, Period = request.Period };
            var headers = new Metadata { { "authorization", caller.AuthorizationHeader } };
            layouts.Add((await statements.GetTableTemplateAsync(asked, new CallOptions(headers, context.Deadline, cancellationToken))).Layout);
        }

        var put = ToDefinition(request, template, TemplateLayout.Of(layouts, template.LayoutJson, request.Insats));
        var definition = new DefinitionReader(put).Read();
        return await requests.RunAsync(request.Forbund, request.RequestId, method, request, async (connection, transaction) =>
        {
            if (await DefinitionStore.FindAsync(connection, key, cancellationToken) is not null)
            {
                throw new RefusedException(new Refusal(
                    ReportingReason.ReportExists, "period", "Rapporten finns redan och lämnas som den är.", "en period utan rapport, eller PutReport"));
            }

            await DefinitionStore.PutAsync(connection, transaction, definition, cancellationToken);
            return new CreateReportResponse { Definition = put };
        }, cancellationToken);
    }

    private async Task<ReportTemplate> FindAsync(CreateReportRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await TemplateStore.FindAsync(connection, request.Forbund, request.Template, cancellationToken);
    }

    private static PutReportRequest ToDefinition(CreateReportRequest request, ReportTemplate template, string layout) => new()
    {
        Forbund = request.Forbund,
        Period = request.Period,
        Kind = template.Kind,
        ForbundName = request.ForbundName,
        OrgNumber = request.OrgNumber,
        Comparison = request.Comparison,
        LayoutJson = layout,
        Sections = { template.Sections },
        Goals = { template.Goals },
        KeyFigures = { template.KeyFigures },
        Board = { template.Board },
        Auditors = { template.Auditors },
        Insatser = { request.Insatser.Count == 0 && request.Insats.Length > 0 ? [request.Insats] : request.Insatser.ToArray() },
        Insats = request.Insats,
        Heading = request.Heading,
        Chart = request.Chart,
    };
}
