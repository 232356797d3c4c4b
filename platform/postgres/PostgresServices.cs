using System.Reflection;
using Finsam.Postgres.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Finsam.Postgres;

/// <summary>Registers a service's database.</summary>
public static class PostgresServices
{
    /// <summary>Adds the data source, the migrator with the platform's and the service's migrations, and the request log.</summary>
    /// <param name="services">The service's container.</param>
    /// <param name="connectionString">Of the service's role, which does not own the tables.</param>
    /// <param name="ownerConnectionString">Of the role that owns the tables; migrations alone are run as it.</param>
    /// <param name="migrations">Assembly that embeds the service's migrations.</param>
    public static IServiceCollection AddPostgres(
        this IServiceCollection services, string connectionString, string ownerConnectionString, Assembly migrations)
    {
        services.AddSingleton(_ => new TenantDataSource(connectionString));
        services.AddSingleton(new DatabaseRoles(connectionString, ownerConnectionString));
        services.AddSingleton(new MigrationSource("platform", typeof(PostgresServices).Assembly));
        services.AddSingleton(new MigrationSource("service", migrations));
        services.AddSingleton<Migrator>();
        services.AddSingleton<RequestLog>();
        return services;
    }
}
