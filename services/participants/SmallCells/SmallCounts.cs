using Dapper;
using Finsam.Participants.PeriodRegisters;
using Npgsql;

namespace Finsam.Participants.Questionnaires;

/// <summary>What the förbund takes for a small count.</summary>
internal static class SmallCounts
{
    /// <summary>Counts from 1 to less than this are small: as the förbund's latest register says.</summary>
    public static async Task<int> ReadKAsync(NpgsqlConnection connection, string forbund, CancellationToken cancellationToken) =>
        await connection.ExecuteScalarAsync<int?>(new CommandDefinition("""
            select suppression_k from period_register where forbund_id = @forbund order by period_to desc, period_from desc limit 1
            """, new { forbund }, cancellationToken: cancellationToken)) ?? RegisterRules.DefaultSuppressionK;
}
