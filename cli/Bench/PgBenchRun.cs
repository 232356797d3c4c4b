using System.Globalization;
using System.Text.RegularExpressions;
using Finsam.LocalStack;
using Npgsql;

namespace Finsam.Cli.Bench;

/// <summary>A run of pgbench: clients that each send the same transactions of prepared statements, one after the other.</summary>
internal static partial class PgBenchRun
{
    private const int TransactionsOfClient = 100;

    /// <summary>Transactions a second.</summary>
    /// <param name="connectionString">Of the database.</param>
    /// <param name="script">A transaction, as pgbench reads it.</param>
    /// <param name="clients">Clients at a time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<double> SpeedAsync(string connectionString, string script, int clients, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script, cancellationToken);
            var to = new NpgsqlConnectionStringBuilder(connectionString);
            var output = await ProgramRun.OutputAsync(
                InstalledPrograms.PgBench(),
                ["--no-vacuum", "--protocol=prepared", $"--client={clients}", "--jobs=2", $"--transactions={TransactionsOfClient}", $"--file={file}"],
                new Dictionary<string, string?>
                {
                    ["PGHOST"] = to.Host, ["PGPORT"] = $"{to.Port}", ["PGDATABASE"] = to.Database, ["PGUSER"] = to.Username, ["PGPASSWORD"] = to.Password,
                },
                cancellationToken);
            return double.Parse(Speed().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Speed();
}
