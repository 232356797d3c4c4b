using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Reporting.Api;

/// <summary>Who may call which method.</summary>
internal static class ReportingPermissions
{
    private static readonly Role[] Readers = [Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Ekonom, Role.Insatsansvarig];

    // A team composes the report of its own insats, for its steering group.
    private static readonly Role[] Teams = [Role.Insatspersonal, Role.Insatsansvarig];

    /// <summary>Method to permission.</summary>
    public static readonly PermissionTable Table = new(new Dictionary<string, Permission>
    {
        [nameof(ReportingService.ReportingServiceBase.PutReport)] = new(Role.Forbundschef),
        [nameof(ReportingService.ReportingServiceBase.ComposeReport)] =
            new(Role.Forbundschef, Role.Ekonom) { OwnInsatser = Teams, InsatsField = "insats" },
        [nameof(ReportingService.ReportingServiceBase.ListReports)] = new(Readers),
        [nameof(ReportingService.ReportingServiceBase.GetComposition)] = new(Readers) { OwnInsatser = Teams, InsatsField = "insats" },
        [nameof(ReportingService.ReportingServiceBase.RenderReport)] = new(Readers) { OwnInsatser = Teams, InsatsField = "insats" },
        [nameof(ReportTemplateService.ReportTemplateServiceBase.ListReportTemplates)] = new(Readers),
        [nameof(ReportTemplateService.ReportTemplateServiceBase.GetReportTemplate)] = new(Readers),
        [nameof(ReportTemplateService.ReportTemplateServiceBase.PutReportTemplate)] = new(Role.Forbundschef),
        [nameof(ReportTemplateService.ReportTemplateServiceBase.CreateReport)] =
            new(Role.Forbundschef) { OwnInsatser = Teams, InsatsField = "insats" },
        [nameof(CompositionOperationService.CompositionOperationServiceBase.GetCompositionProgress)] = new(Role.Forbundschef, Role.Ekonom),
        [nameof(CompositionOperationService.CompositionOperationServiceBase.ListCompositionOperations)] = new(Role.Forbundschef, Role.Ekonom),
        [nameof(ReportFigureService.ReportFigureServiceBase.GetFigure)] = new(Readers) { OwnInsatser = Teams, InsatsField = "insats" },
        [nameof(FollowUpService.FollowUpServiceBase.ExportFollowUp)] = new(Readers),
        [nameof(ReportVersionService.ReportVersionServiceBase.ListVersions)] = new(Readers),
        [nameof(ReportVersionService.ReportVersionServiceBase.GetVersion)] = new(Readers),
        [nameof(ReportVersionService.ReportVersionServiceBase.MarkVersionReady)] = new(Role.Forbundschef),
        [nameof(ReportVersionService.ReportVersionServiceBase.ReturnVersion)] = new(Role.Forbundschef, Role.Styrelse),
        [nameof(ReportVersionService.ReportVersionServiceBase.ApproveVersion)] = new(Role.Styrelse),
        [nameof(ReportVersionService.ReportVersionServiceBase.PublishVersion)] = new(Role.Forbundschef),
        [nameof(ReportVersionService.ReportVersionServiceBase.ListVersionDifferences)] = new(Readers),
        [nameof(ReportVersionService.ReportVersionServiceBase.ComputeVersionDrift)] = new(Readers),
        [nameof(ReportVersionService.ReportVersionServiceBase.ListVersionChecks)] = new(Readers),
        [nameof(ReportVersionService.ReportVersionServiceBase.VerifyVersions)] = new(Readers),
    });
}
