using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Reporting.Api;

/// <summary>Which roles may call which method.</summary>
internal static class ReportingPermissions
{
    private static readonly Role[] Readers = [Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Ekonom, Role.Insatsansvarig];

    /// <summary>Method to roles.</summary>
    public static readonly PermissionTable Table = new(new Dictionary<string, Role[]>
    {
        ["PutReport"] = [Role.Forbundschef],
        ["ComposeReport"] = [Role.Forbundschef, Role.Ekonom],
        ["ListReports"] = Readers,
        ["GetComposition"] = Readers,
        ["RenderReport"] = Readers,
    });
}
