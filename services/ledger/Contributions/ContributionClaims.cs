using Dapper;
using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Npgsql;

namespace Finsam.Ledger.Contributions;

/// <summary>What members were to pay, have been invoiced and have paid.</summary>
internal static class ContributionClaims
{
    /// <summary>The claims of a year's standing decision, in the members' order; none when nothing is decided.</summary>
    public static async Task<IReadOnlyList<ContributionClaim>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, int year, CancellationToken ct) =>
        [.. (await connection.QueryAsync<(string Member, string Name, long DecidedOre, long InvoicedOre, long PaidOre)>(new CommandDefinition("""
            select member, name, decided_ore, invoiced_ore, paid_ore
            from contribution_claim where forbund_id = @forbund and year = @year
            order by member_no
            """, new { forbund, year }, transaction, cancellationToken: ct))).Select(row => new ContributionClaim
            {
                Member = row.Member,
                Name = row.Name,
                DecidedOre = row.DecidedOre,
                InvoicedOre = row.InvoicedOre,
                PaidOre = row.PaidOre,
                OpenOre = row.InvoicedOre - row.PaidOre,
            })];

    /// <summary>The claims as a table.</summary>
    public static Table Table(int year, IReadOnlyList<ContributionClaim> claims)
    {
        var table = KronorTable.New("bidragsfordringar", $"Medlemsbidrag {year}", "Beslutat", "Fakturerat", "Betalt", "Öppet");
        table.Rows.Add(claims.Select(claim => Row(claim.Name, [claim])));
        table.Rows.Add(Row("Totalt", claims));
        return table;
    }

    private static Row Row(string label, IReadOnlyList<ContributionClaim> claims) => KronorTable.Row(
        label,
        claims.Sum(claim => claim.DecidedOre),
        claims.Sum(claim => claim.InvoicedOre),
        claims.Sum(claim => claim.PaidOre),
        claims.Sum(claim => claim.OpenOre));
}
