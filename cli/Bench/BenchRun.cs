namespace Finsam.Cli.Bench;

/// <summary>How thoroughly is measured.</summary>
/// <param name="Rounds">Rounds that are counted, of both sides in turn (<see cref="Bench.Rounds"/>).</param>
/// <param name="Scale">Share of the full amounts of data, more than 0 and at most 1. Only figures of the full amounts say anything.</param>
/// <param name="Nation">Förbund in the nation that the statements of one are computed among, before they are scaled.</param>
internal sealed record BenchRun(int Rounds, double Scale, int Nation)
{
    /// <summary>So many of something, scaled; no fewer than <paramref name="fewest"/>.</summary>
    public int Scaled(int full, int fewest = 1) => Math.Max(fewest, (int)(full * Scale));
}
