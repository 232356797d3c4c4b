using System.Diagnostics;

namespace Finsam.Cli.Bench.Gateway;

/// <summary>How long calls take.</summary>
internal static class Latency
{
    private const double Share = 0.99;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    /// <summary>Lets so many callers call for a while, and gives the seconds that 99 of 100 calls were done within.</summary>
    public static async Task<double> P99Async(
        BenchRun run, int callers, Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        var round = run.Scaled(Round);
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(
            async () =>
            {
                var seconds = new List<double>();
                while (clock.Elapsed < round)
                {
                    var began = Stopwatch.GetTimestamp();
                    await call(cancellationToken);
                    seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
                }

                return seconds;
            },
            cancellationToken)));
        var sorted = times.SelectMany(each => each).Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * Share))];
    }
}
