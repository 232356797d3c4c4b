using Dapper;
using Finsam.Participants.PeriodRegisters;
using Npgsql;

namespace Finsam.Participants.SmallCells;

/// <summary>What the förbund takes for a small count.</summary>
internal static class SmallCounts
{
    /// <summary>SQL of the k of a förbund's latest register; null where it has none.</summary>
    /// <param name="forbund">SQL of the slug.</param>
    public static string LatestK(string forbund) =>
        $"(select l.suppression_k from period_register l where l.forbund_id = {forbund} order by l.period_to desc, l.period_from desc limit 1)";

    /// <summary>Counts from 1 to less than this are small: as the förbund's latest register says.</summary>
    public static async Task<int> ReadKAsync(NpgsqlConnection connection, string forbund, CancellationToken cancellationToken) =>
        await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            $"select {LatestK("@forbund")}", new { forbund }, cancellationToken: cancellationToken)) ?? RegisterRules.DefaultSuppressionK;
}
