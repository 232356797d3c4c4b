using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Templates;
using Finsam.Postgres.Tenancy;

namespace Finsam.Ledger.TableTemplates;

/// <summary>What a förbund's templates are filled with: its accounts and projects, by number and code.</summary>
/// <param name="Chart">The chart that its accounts are of.</param>
/// <param name="Accounts">Its accounts.</param>
/// <param name="Projects">Its projects, those that only a budget names included.</param>
internal sealed record TemplateBooks(
    StatementChart Chart, IReadOnlyList<(string Number, string Name)> Accounts, IReadOnlyList<(string Code, string Name)> Projects)
{
    /// <summary>Reads them.</summary>
    public static async Task<TemplateBooks> ReadAsync(TenantDataSource dataSource, string forbund, StatementChart chart, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        var accounts = await connection.QueryAsync<(string, string)>(new CommandDefinition(
            "select number, name from account where forbund_id = @forbund order by number", new { forbund }, cancellationToken: ct));
        var projects = await connection.QueryAsync<(string, string)>(new CommandDefinition("""
            select code, max(name)
            from (
                select code, name from dimension_object where forbund_id = @forbund and dimension = 6
                union all
                select distinct project, '' from budget_row where forbund_id = @forbund and project <> ''
            ) as named
            group by code
            order by code
            """, new { forbund }, cancellationToken: ct));
        return new TemplateBooks(chart, accounts.AsList(), projects.AsList());
    }

    /// <summary>Ranges of four digits, widened to the accounts that the förbund has.</summary>
    public IReadOnlyList<string> Ranges(IReadOnlyList<string> ranges) =>
        AccountWidths.Widen(ranges, Accounts.Select(account => account.Number.Length));

    /// <summary>The förbund's accounts within ranges of four digits.</summary>
    public IEnumerable<(string Number, string Name)> AccountsIn(IReadOnlyList<string> ranges)
    {
        var parsed = AccountRanges.Of(Ranges(ranges));
        return Accounts.Where(account => parsed.Contains(account.Number));
    }
}
