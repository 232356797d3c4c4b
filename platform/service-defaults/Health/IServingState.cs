using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Finsam.ServiceDefaults.Health;

/// <summary>What the health service tells.</summary>
public interface IServingState
{
    /// <summary>The state of a service by its full name, or of the whole server by the empty one; SERVICE_UNKNOWN for other names.</summary>
    Task<ServingStatus> OfAsync(string service);
}
