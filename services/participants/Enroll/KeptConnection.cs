using System.Data;
using System.Diagnostics;
using Finsam.Postgres.Tenancy;
using Npgsql;

namespace Finsam.Participants.Enroll;

/// <summary>
/// A connection that is kept from one group to the next, where that comes at once: each use of a pooled one begins with a reset of the session, which
/// takes longer than most of a group's statements. A group leaves nothing behind in it, for what it sets holds for its transaction alone.
/// </summary>
internal sealed class KeptConnection(TenantDataSource dataSource) : IAsyncDisposable
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    private NpgsqlConnection? connection;
    private long usedAt;

    /// <summary>The connection, bound to no förbund and in no transaction; another where it has broken or rested.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync()
    {
        if (connection is not { State: ConnectionState.Open } || Stopwatch.GetElapsedTime(usedAt) > LongestRest)
        {
            await DisposeAsync();
            connection = await dataSource.OpenUnboundAsync(CancellationToken.None);
        }

        usedAt = Stopwatch.GetTimestamp();
        return connection;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }
    }
}
