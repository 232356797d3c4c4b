using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Statistics;

/// <summary>What of a förbund's statistic is shown.</summary>
/// <param name="K">Counts from 1 to less than this are small; 1: none.</param>
/// <param name="Insatser">Codes of the insatser that it counts.</param>
/// <param name="Years">The years of its cube; null where everything is shown.</param>
internal sealed record ShownStatistic(int K, IReadOnlyList<string> Insatser, IReadOnlyDictionary<int, Cube>? Years)
{
    /// <summary>True when a sum is shown: each of its parts is, or together they are.</summary>
    public bool Shows(IReadOnlyList<Selection> parts) => Years is null || (parts.Count > 0 && parts.All(part =>
        Years.TryGetValue(part.To.Year, out var cube) && cube.Shows(part.Insatser is null ? part with { Insatser = Insatser } : part)));
}
