using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Reporting.Api;

/// <summary>Who may call which method.</summary>
internal static class ReportingPermissions
{
    private static readonly Role[] Readers = [Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Ekonom, Role.Insatsansvarig];

    /// <summary>Method to permission.</summary>
    public static readonly PermissionTable Table = new(new Dictionary<string, Permission>
    {
        [nameof(ReportingService.ReportingServiceBase.PutReport)] = new(Role.Forbundschef),
        [nameof(ReportingService.ReportingServiceBase.ComposeReport)] = new(Role.Forbundschef, Role.Ekonom),
        [nameof(ReportingService.ReportingServiceBase.ListReports)] = new(Readers),
        [nameof(ReportingService.ReportingServiceBase.GetComposition)] = new(Readers),
        [nameof(ReportingService.ReportingServiceBase.RenderReport)] = new(Readers),
    });
}
