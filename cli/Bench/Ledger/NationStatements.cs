using System.Diagnostics;
using Finsam.Cli.Output;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>
/// The statements of one year in a database that holds a nation, against the same year in a database that holds nothing else: what the
/// books of others cost. Two stacks of their own, side by side, each with its PostgreSQL.
/// </summary>
internal static class NationStatements
{
    private const int Vouchers = 5_000;

    // A call takes milliseconds: so many of them make a round.
    private const int Calls = 20;

    /// <summary>Measures.</summary>
    public static async Task<Measure> MeasureAsync(
        string name, CliEnvironment environment, IDisplay display, BenchRun run, CancellationToken cancellationToken)
    {
        var vouchers = run.Scaled(Vouchers);
        var forbund = run.Scaled(run.Nation);
        var file = BenchYear.File(vouchers);
        await using var nation = await BenchStack.StartAsync(environment, "bench-nation", display, cancellationToken);
        await using var alone = await BenchStack.StartAsync(environment, "bench-year", display, cancellationToken);
        var year = await BenchYear.ImportAsync(nation.Client, file, cancellationToken);
        var same = await BenchYear.ImportAsync(alone.Client, file, cancellationToken);
        var clock = Stopwatch.StartNew();
        await new Nation(nation.Database, vouchers).FillAsync(year, forbund - 1, cancellationToken);
        display.Line($"Landet: {forbund} förbund × {Nation.Years} år × {vouchers} verifikationer, bokfört på {Swedish.Seconds(clock.Elapsed)}");
        return await Rounds.MeasureAsync(
            name, "years/s", run.Rounds, () => SpeedAsync(nation, year), () => SpeedAsync(alone, same));

        async Task<double> SpeedAsync(BenchStack stack, BenchYear of)
        {
            var seconds = 0.0;
            for (var i = 0; i < Calls; i++)
            {
                seconds += 1 / await YearStatements.ComputeAsync(stack.Client, of, cancellationToken);
            }

            return Calls / seconds;
        }
    }
}
