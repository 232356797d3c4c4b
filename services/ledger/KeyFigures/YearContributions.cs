using Dapper;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.KeyFigures;

/// <summary>What the members contribute in a year: as decided, or else as the register that was put last has it.</summary>
/// <param name="AmountOre">All contributions; null when neither says.</param>
/// <param name="Source">Where it is taken from, in Swedish.</param>
internal sealed record YearContributions(long? AmountOre, string Source)
{
    /// <summary>Reads them as they stood at an instant, or now where that is null.</summary>
    public static async Task<YearContributions> ReadAsync(
        NpgsqlConnection connection, string forbund, int year, DateTime? at, CancellationToken ct)
    {
        var decided = (await connection.QueryAsync<(long TotalOre, string Reference)>(new CommandDefinition("""
            select total_ore, reference from contribution_decision
            where forbund_id = @forbund and year = @year
                and (@at::timestamptz is null and valid_to = 'infinity' or valid_from <= @at and @at < valid_to)
            """, new { forbund, year, at }, cancellationToken: ct))).AsList();
        if (decided.Count > 0)
        {
            return new YearContributions(decided[0].TotalOre, $"bidrag {year} enligt beslut {decided[0].Reference}");
        }

        var registered = await connection.ExecuteScalarAsync<long?>(new CommandDefinition($"""
            select sum(c.amount_ore)::bigint
            from contribution c
            where c.forbund_id = @forbund and c.year = @year and c.entry_no = (
                select e.entry_no from register_entry e
                join contribution known using (forbund_id, entry_no)
                where e.forbund_id = @forbund and e.kind = @Members and known.year = @year and {RegisterEntries.StandsAt}
                order by e.valid_from desc limit 1)
            """, new { forbund, year, at, RegisterEntries.Members }, cancellationToken: ct));
        return new YearContributions(registered, registered is null ? $"inga bidrag för {year}" : $"bidrag {year} enligt periodregistret");
    }
}
