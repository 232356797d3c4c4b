using Npgsql;

namespace Finsam.Postgres.Tenancy;

/// <summary>
/// The only way to a service's database: connections of the non-owner role, each bound to a förbund before it is handed out, or to none. What
/// they are bound to is gone when they come back to the pool.
/// </summary>
public sealed class TenantDataSource : IAsyncDisposable
{
    private const int LargestPool = 40;

    // Posts of a förbund wait for the import of a whole year before them.
    private const int CommandTimeoutSeconds = 120;

    // Statements that a connection keeps prepared once it has run them a few times.
    private const int MostPrepared = 100;

    private readonly NpgsqlDataSource dataSource;

    // Whoever reaches the database needs it, a command that is no service too: an unmapped column is 0 without a word.
    static TenantDataSource() => ColumnMapping.Set();

    /// <summary>Opens nothing yet.</summary>
    /// <param name="connectionString">Of the non-owner role.</param>
    /// <param name="largestPool">Connections that are kept at most.</param>
    public TenantDataSource(string connectionString, int largestPool = LargestPool)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.MaxPoolSize = largestPool;
        builder.ConnectionStringBuilder.CommandTimeout = CommandTimeoutSeconds;
        builder.ConnectionStringBuilder.MaxAutoPrepare = MostPrepared;

        // Before a pooled connection's next use its settings are reset, in the same round trip: no förbund is left for another call.
        builder.ConnectionStringBuilder.NoResetOnClose = false;
        builder.ConnectionStringBuilder.Multiplexing = false;
        dataSource = builder.Build();
    }

    /// <summary>Opens a connection that is bound to the förbund of the call under way, in and outside of transactions.</summary>
    /// <exception cref="InvalidOperationException">No förbund has been entered.</exception>
    public async Task<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        var forbund = CurrentForbund.Value;
        var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var bind = new NpgsqlCommand("select set_config('finsam.forbund', $1, false)", connection)
            {
                Parameters = { new() { Value = forbund } },
            };
            await bind.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Opens a connection that is bound to no förbund: for a transaction whose first batch begins with a <see cref="TenantCommand"/>, and for
    /// work that concerns none.
    /// </summary>
    public async Task<NpgsqlConnection> OpenUnboundAsync(CancellationToken cancellationToken) =>
        await dataSource.OpenConnectionAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => dataSource.DisposeAsync();
}
