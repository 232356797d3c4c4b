using System.Data;
using System.Reflection;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Finsam.Postgres;

/// <summary>Registers a service's database.</summary>
public static class PostgresServices
{
    private const int LargestPool = 40;

    // Posts of a förbund wait for the import of a whole year before them.
    private const int CommandTimeoutSeconds = 120;

    // Statements that a connection keeps prepared once it has run them a few times.
    private const int MostPrepared = 100;

    /// <summary>
    /// Adds the data source, the migrator with the platform's and the service's migrations, and the request log.
    /// Dapper maps <c>snake_case</c> columns to properties and <c>date</c> to <see cref="DateOnly"/>.
    /// </summary>
    public static IServiceCollection AddPostgres(this IServiceCollection services, string connectionString, Assembly migrations)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateOnlyHandler());
        services.AddSingleton(_ => BuildDataSource(connectionString));
        services.AddSingleton(new MigrationSource("platform", typeof(PostgresServices).Assembly));
        services.AddSingleton(new MigrationSource("service", migrations));
        services.AddSingleton<Migrator>();
        services.AddSingleton<RequestLog>();
        return services;
    }

    private static NpgsqlDataSource BuildDataSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.MaxPoolSize = LargestPool;
        builder.ConnectionStringBuilder.CommandTimeout = CommandTimeoutSeconds;
        builder.ConnectionStringBuilder.MaxAutoPrepare = MostPrepared;
        return builder.Build();
    }

    private sealed class DateOnlyHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value switch
        {
            DateOnly date => date,
            DateTime instant => DateOnly.FromDateTime(instant),
            _ => throw new DataException($"{value.GetType()} is no date."),
        };

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.Date;
            parameter.Value = value;
        }
    }
}
