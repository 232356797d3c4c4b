namespace Finsam.Cli.Bench;

/// <summary>Rounds of two sides in turn, so that what else the machine does falls on both.</summary>
internal static class Rounds
{
    /// <summary>How many rounds are counted where nothing is asked for.</summary>
    public const int Usual = 5;

    /// <summary>
    /// Runs both sides in turn and gives the medians of their speeds. As many rounds come before, uncounted: the runtime compiles hot code
    /// anew while it runs, and caches fill.
    /// </summary>
    /// <param name="name">Name of the measure.</param>
    /// <param name="unit">Unit of both speeds, such as <c>rows/s</c>.</param>
    /// <param name="rounds">Rounds counted.</param>
    /// <param name="ours">Runs our side once and gives its speed.</param>
    /// <param name="reference">Runs the reference once and gives its speed.</param>
    public static async Task<Measure> MeasureAsync(
        string name, string unit, int rounds, Func<Task<double>> ours, Func<Task<double>> reference)
    {
        var speeds = new List<double>(rounds);
        var references = new List<double>(rounds);
        for (var round = 0; round < 2 * rounds; round++)
        {
            var speed = await ours();
            var other = await reference();
            if (round >= rounds)
            {
                speeds.Add(speed);
                references.Add(other);
            }
        }

        return new Measure(name, Measure.Median(speeds), Measure.Median(references), unit);
    }
}
