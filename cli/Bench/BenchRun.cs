namespace Finsam.Cli.Bench;

/// <summary>How thoroughly is measured.</summary>
/// <param name="Rounds">Rounds that are counted, of both sides in turn (<see cref="Bench.Rounds"/>).</param>
/// <param name="Scale">Share of the full amounts of data, more than 0 and at most 1. Only figures of the full amounts say anything.</param>
/// <param name="Nation">Förbund in the nation that the statements of one are computed among, before they are scaled.</param>
/// <param name="Only">The one measure that is wanted; empty for all of the bench.</param>
internal sealed record BenchRun(int Rounds, double Scale, int Nation, string Only)
{
    /// <summary>True when the measure of this name is to be made.</summary>
    public bool Wants(string measure) => Only.Length == 0 || Only == measure;

    private static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a round of calls takes, scaled.</summary>
    public TimeSpan Scaled(TimeSpan full) => full * Scale > ShortestRound ? full * Scale : ShortestRound;

    /// <summary>So many of something, scaled; no fewer than <paramref name="fewest"/>.</summary>
    public int Scaled(int full, int fewest = 1) => Math.Max(fewest, (int)(full * Scale));
}
