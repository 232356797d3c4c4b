using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Finsam.ServiceDefaults.Health;

/// <summary>The state of this process's own services: all of them serve while its readiness checks pass.</summary>
internal sealed class OwnServingState(HealthCheckService checks, EndpointDataSource endpoints, TimeProvider time) : IServingState
{
    private readonly RecentStatus _ready = new(() => FindOutAsync(checks), time);

    public Task<ServingStatus> OfAsync(string service) =>
        service.Length == 0 || IsMapped(service) ? _ready.GetAsync() : Task.FromResult(ServingStatus.ServiceUnknown);

    private static async Task<ServingStatus> FindOutAsync(HealthCheckService checks)
    {
        var report = await checks.CheckHealthAsync(check => check.Tags.Contains(HealthEndpoints.ReadyTag));
        return report.Status == HealthStatus.Unhealthy ? ServingStatus.NotServing : ServingStatus.Serving;
    }

    private bool IsMapped(string service) =>
        endpoints.Endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.ServiceName == service);
}
