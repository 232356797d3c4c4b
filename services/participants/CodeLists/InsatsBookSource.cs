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
            select code, i.controller, period_from, period_to, t.starts_on, t.ends_on
            from insats i left join insats_terms t using (forbund_id, code, period_from, period_to)
            where forbund_id = @forbund;
            select distinct id from member where forbund_id = @forbund;
            """, new { forbund }, transaction, cancellationToken: cancellationToken));
        var insatser = (await both.ReadAsync<(string Code, string? Controller, DateOnly From, DateOnly To, DateOnly? StartsOn, DateOnly? EndsOn)>())
            .Select(insats => new NamedInsats(insats.Code, insats.Controller, new Period(insats.From, insats.To))
            {
                StartsOn = insats.StartsOn, EndsOn = insats.EndsOn,
            });
        return new InsatsBook(insatser, await both.ReadAsync<string>());
    }
}
