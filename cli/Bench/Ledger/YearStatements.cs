using System.Diagnostics;
using Finsam.Cli.Gateway;
using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Npgsql;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>The statements of the year 2017: income statement, balance sheet, cash flow and outcome by project.</summary>
internal static class YearStatements
{
    private const string From = "2017-01-01";
    private const string To = "2017-12-31";

    /// <summary>Years a second when the ledger computes them through the gateway.</summary>
    public static async Task<double> ComputeAsync(GatewayClient client, BenchYear year, CancellationToken cancellationToken)
    {
        var request = new ComputeTablesRequest { Forbund = year.Slug, Period = new Period { From = From, To = To }, Tables = { Tables() } };
        var clock = Stopwatch.StartNew();
        var answer = await client.Ledger.ComputeTablesAsync(request, year.Headers, cancellationToken: cancellationToken);
        return answer.Tables.Count == request.Tables.Count ? 1 / clock.Elapsed.TotalSeconds : throw new CliException("Alla rapporter kom inte.");
    }

    /// <summary>Years a second when PostgreSQL sums the same rows, a statement of SQL for each of ours.</summary>
    public static async Task<double> SumAsync(NpgsqlDataSource database, BenchYear year, CancellationToken cancellationToken)
    {
        string[] sums =
        [
            $"select account, sum(amount_ore) from posting where forbund_id = $1 and date between '{From}' and '{To}' group by account",
            $"select account, sum(amount_ore) from posting where forbund_id = $1 and date <= '{To}' group by account",
            $"select account, sum(amount_ore) from posting where forbund_id = $1 and date between '{From}' and '{To}' group by account",
            $"select project, account, sum(amount_ore) from posting where forbund_id = $1 and date between '{From}' and '{To}' group by 1, 2",
        ];
        var clock = Stopwatch.StartNew();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var sum in sums)
        {
            await using var command = new NpgsqlCommand(sum, connection) { Parameters = { new() { Value = year.Slug } } };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
            }
        }

        return 1 / clock.Elapsed.TotalSeconds;
    }

    private static MoneyTable[] Tables() =>
    [
        Table("resultat", "accounts", "movement",
            new MoneyRow { Label = "Intäkter", Accounts = Labels("3000-3999"), Negate = true },
            new MoneyRow { Label = "Kostnader", Accounts = Labels("4000-8999"), Negate = true },
            new MoneyRow { Label = "Årets resultat", Sum = Labels("Intäkter", "Kostnader") }),
        Table("balans", "accounts", "balance",
            new MoneyRow { Label = "Tillgångar", Accounts = Labels("1000-1999") },
            new MoneyRow { Label = "Eget kapital", Accounts = Labels("2000-2099"), Negate = true },
            new MoneyRow { Label = "Skulder", Accounts = Labels("2100-2999"), Negate = true }),
        Table("kassaflode", "cashflow", "movement",
            new MoneyRow { Label = "Förändring av fordringar och skulder", Change = Labels("1500-1899", "2100-2999") },
            new MoneyRow { Label = "Likvida medel vid årets början", Opening = Labels("1900-1999") },
            new MoneyRow { Label = "Likvida medel vid årets slut", Closing = Labels("1900-1999") }),
        Table("projekt", "projects", "movement", new MoneyRow { Label = "Utan projekt", Projects = Labels("") }),
    ];

    private static MoneyTable Table(string id, string source, string measure, params IEnumerable<MoneyRow> rows) => new()
    {
        Id = id, Title = id, Source = source, Measure = measure, Unit = "kr", Columns = { new MoneyColumn { Label = "2017" } }, Rows = { rows },
    };

    private static Labels Labels(params IEnumerable<string> values) => new() { Values = { values } };
}
