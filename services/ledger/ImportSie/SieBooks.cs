using Dapper;
using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>What an import needs to know of the books before it takes any lock: neither accounts nor years are ever removed.</summary>
/// <param name="connection">The import's connection.</param>
/// <param name="forbund">Slug of the förbund.</param>
/// <param name="assumed">What counts as being there already; null: nothing more.</param>
/// <param name="ct">Ends the wait.</param>
internal sealed class SieBooks(NpgsqlConnection connection, string forbund, V1.SieBooks? assumed, CancellationToken ct)
{
    /// <summary>The fiscal years that are there.</summary>
    public async Task<IReadOnlyList<DaySpan>> FiscalYearsAsync() =>
    [
        .. (await connection.QueryAsync<(DateOnly First, DateOnly Last)>(new CommandDefinition(
            "select first_day, last_day from fiscal_year where forbund_id = @forbund order by first_day",
            new { forbund }, cancellationToken: ct))).Select(year => new DaySpan(year.First, year.Last)),
        .. (assumed?.FiscalYears ?? []).Select(ReadAssumed),
    ];

    /// <summary>The chart of accounts.</summary>
    public async Task<IReadOnlySet<string>> AccountsAsync() =>
        (await connection.QueryAsync<string>(new CommandDefinition(
            "select number from account where forbund_id = @forbund", new { forbund }, cancellationToken: ct)))
            .Concat(assumed?.Accounts ?? []).ToHashSet();

    private static DaySpan ReadAssumed(Period year)
    {
        var fields = new RequestFields();
        var span = fields.Period(year, "assumed.fiscal_years");
        fields.ThrowIfRefused();
        return span;
    }
}
