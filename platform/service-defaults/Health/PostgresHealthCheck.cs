using Finsam.Postgres.Tenancy;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Finsam.ServiceDefaults.Health;

/// <summary>Ready means that the service's database answers.</summary>
internal sealed class PostgresHealthCheck(TenantDataSource dataSource) : IHealthCheck
{
    private const int TimeoutSeconds = 2;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await dataSource.OpenUnboundAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select 1", connection) { CommandTimeout = TimeoutSeconds };
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException error)
        {
            return HealthCheckResult.Unhealthy("PostgreSQL does not answer", error);
        }
    }
}
