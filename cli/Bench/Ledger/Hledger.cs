using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>hledger, which reads a journal and prints a balance sheet and an income statement.</summary>
internal static class Hledger
{
    private const string Program = "/usr/bin/hledger";

    /// <summary>The journal of the vouchers of <see cref="BenchYear.File"/>.</summary>
    public static string Journal(int vouchers)
    {
        var text = new StringBuilder("""
            account Tillgångar:1930  ; type: A
            account Intäkter:3010    ; type: R
            account Kostnader:4010   ; type: X


            """);
        for (var i = 1; i <= vouchers; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                {BenchYear.Day(i, vouchers):yyyy-MM-dd} (A{i}) Verifikation {i}
                  Tillgångar:1930  {2 * i}.00
                  Intäkter:3010  -{i}.00
                  Kostnader:4010  -{i}.00


                """);
        }

        return text.ToString();
    }

    /// <summary>Years a second when it prints both statements of a journal.</summary>
    public static async Task<double> SpeedAsync(string journal, CancellationToken cancellationToken)
    {
        if (!File.Exists(Program))
        {
            throw new CliException("hledger saknas: apt-get install hledger.");
        }

        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, journal, cancellationToken);
            var clock = Stopwatch.StartNew();
            foreach (var statement in (string[])["balancesheet", "incomestatement"])
            {
                await ProgramRun.OutputAsync(
                    Program, ["--file", $"journal:{file}", statement], new Dictionary<string, string?> { ["LC_ALL"] = "C.UTF-8" }, cancellationToken);
            }

            return 1 / clock.Elapsed.TotalSeconds;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
