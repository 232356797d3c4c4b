using System.Diagnostics;

namespace Finsam.Cli.Bench;

/// <summary>Callers that each call again as soon as they have been answered.</summary>
internal static class Callers
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1.5);

    /// <summary>Lets so many callers call for a while and gives their calls a second, all together.</summary>
    public static async Task<double> SpeedAsync(
        BenchRun run, int callers, Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        var round = run.Scaled(Round);
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(
            async () =>
            {
                var count = 0;
                for (; clock.Elapsed < round; count++)
                {
                    await call(cancellationToken);
                }

                return count;
            },
            cancellationToken)));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }
}
