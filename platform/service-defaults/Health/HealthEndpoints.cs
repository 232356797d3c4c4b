using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;

namespace Finsam.ServiceDefaults.Health;

/// <summary>Health over HTTP: <c>/health/live</c> (the process answers) and <c>/health/ready</c> (it can do its work).</summary>
public static class HealthEndpoints
{
    /// <summary>Tag of the checks that readiness asks.</summary>
    public const string ReadyTag = "finsam-ready";

    /// <summary>Maps both; neither needs a token, and neither says more than a word.</summary>
    public static void MapFinsamHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
    }
}
