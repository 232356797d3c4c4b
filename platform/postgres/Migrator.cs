using Dapper;
using Finsam.Postgres.Tenancy;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Finsam.Postgres;

/// <summary>Brings a service's database to the schema that its code expects, one instance at a time.</summary>
public sealed class Migrator(DatabaseRoles roles, IEnumerable<MigrationSource> sources, ILogger<Migrator> logger)
{
    // Any constant will do, as long as every instance of every service takes the same one; each service has its own database.
    private const long AdvisoryLock = 0x46494E53414D;

    // Another instance may be migrating, and a migration of many rows takes its time.
    private const int NoTimeout = 0;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Waits until PostgreSQL answers, then applies what is missing, as the owner of the tables; each migration in a transaction of its own,
    /// which protects the tables that it makes.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The database is not in UTF-8, the service's role could go around row-level security, or an applied migration's text has changed since.
    /// </exception>
    /// <exception cref="NpgsqlException">PostgreSQL did not answer for two minutes, or a migration failed.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await CheckEncodingAsync(connection);
        await RowSecurity.PrepareAsync(connection, roles.ServiceRole);
        await connection.ExecuteAsync("select pg_advisory_lock(@AdvisoryLock)", new { AdvisoryLock }, commandTimeout: NoTimeout);
        try
        {
            await connection.ExecuteAsync("""
                create table if not exists schema_migration (
                    module text not null,
                    number integer not null,
                    name text not null,
                    checksum text not null,
                    applied_at timestamptz not null default now(),
                    constraint schema_migration_pk primary key (module, number)
                )
                """);
            await ProtectAsync(connection, cancellationToken);
            foreach (var source in sources)
            {
                await ApplyAsync(connection, source, cancellationToken);
            }
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@AdvisoryLock)", new { AdvisoryLock });
        }
    }

    // Swedish collation (ICU) works on UTF-8 alone, and names lose letters in anything else. A database's encoding can't be changed later.
    private static async Task CheckEncodingAsync(NpgsqlConnection connection)
    {
        var encoding = await connection.ExecuteScalarAsync<string>("select current_setting('server_encoding')");
        if (encoding != "UTF8")
        {
            throw new InvalidOperationException(
                $"The database {connection.Database} has the encoding {encoding}. Create it with: encoding 'UTF8' template template0.");
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var deadline = DateTime.UtcNow + LongestWait;
        while (true)
        {
            var connection = new NpgsqlConnection(roles.OwnerConnection);
            try
            {
                await connection.OpenAsync(cancellationToken);
                return connection;
            }
            catch (NpgsqlException error) when (DateTime.UtcNow < deadline)
            {
                await connection.DisposeAsync();
                logger.LogInformation("Waiting for PostgreSQL: {Reason}", error.Message);
                await Task.Delay(RetryInterval, cancellationToken);
            }
        }
    }

    // Tables of a database that was made before row-level security came.
    private static async Task ProtectAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RowSecurity.ProtectAsync(connection, transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ApplyAsync(NpgsqlConnection connection, MigrationSource source, CancellationToken cancellationToken)
    {
        var applied = (await connection.QueryAsync<(int Number, string Checksum)>(
            "select number, checksum from schema_migration where module = @Module", new { source.Module }))
            .ToDictionary(row => row.Number, row => row.Checksum);
        foreach (var migration in source.Read())
        {
            if (applied.TryGetValue(migration.Number, out var checksum))
            {
                if (checksum != migration.Checksum)
                {
                    throw new InvalidOperationException($"{source.Module}: {migration.Name} has changed since it was applied.");
                }

                continue;
            }

            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(migration.Sql, transaction: transaction, commandTimeout: NoTimeout);
            await RowSecurity.ProtectAsync(connection, transaction);
            await connection.ExecuteAsync(
                "insert into schema_migration (module, number, name, checksum) values (@Module, @Number, @Name, @Checksum)",
                new { source.Module, migration.Number, migration.Name, migration.Checksum },
                transaction);
            await transaction.CommitAsync(cancellationToken);
            logger.LogInformation("Applied {Module} {Migration}", source.Module, migration.Name);
        }
    }
}
