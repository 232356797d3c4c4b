using Dapper;
using Finsam.Participants.Domain;
using Npgsql;

namespace Finsam.Participants.CodeLists;

/// <summary>The insatser and members that a förbund's registers have named.</summary>
internal static class InsatsBookSource
{
    /// <summary>Reads both, as the transaction sees them where there is one.</summary>
    public static async Task<InsatsBook> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, CancellationToken cancellationToken)
    {
        await using var both = await connection.QueryMultipleAsync(new CommandDefinition("""
            select code, controller from insats where forbund_id = @forbund;
            select distinct id from member where forbund_id = @forbund;
            """, new { forbund }, transaction, cancellationToken: cancellationToken));
        var controllers = (await both.ReadAsync<(string Code, string? Controller)>())
            .ToDictionary(insats => insats.Code, insats => insats.Controller, StringComparer.Ordinal);
        return new InsatsBook(controllers, (await both.ReadAsync<string>()).ToHashSet(StringComparer.Ordinal));
    }
}
