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
            select code, controller, period_from, period_to from insats where forbund_id = @forbund;
            select distinct id from member where forbund_id = @forbund;
            """, new { forbund }, transaction, cancellationToken: cancellationToken));
        var insatser = (await both.ReadAsync<(string Code, string? Controller, DateOnly From, DateOnly To)>())
            .Select(insats => new NamedInsats(insats.Code, insats.Controller, new Period(insats.From, insats.To)));
        return new InsatsBook(insatser, await both.ReadAsync<string>());
    }
}
