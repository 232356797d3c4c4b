using Dapper;
using Finsam.Postgres.Tenancy;

namespace Finsam.Participants.Tenants;

/// <summary>The förbund that there are, for work that nobody calls for.</summary>
internal static class KnownForbund
{
    /// <summary>Their slugs.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(TenantDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenUnboundAsync(cancellationToken);
        return (await connection.QueryAsync<string>(new CommandDefinition(
            "select forbund_id from known_forbund order by forbund_id", cancellationToken: cancellationToken))).AsList();
    }
}
