using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Statistics;

/// <summary>What of a förbund's statistic is shown.</summary>
/// <param name="K">Counts from 1 to less than this are small; 1: none.</param>
/// <param name="Insatser">Codes of the insatser that it counts.</param>
/// <param name="Years">The years of its cube; null where everything is shown.</param>
internal sealed record ShownStatistic(int K, IReadOnlyList<string> Insatser, IReadOnlyDictionary<int, Cube>? Years)
{
    /// <summary>True when a period has been decided on.</summary>
    public bool Covers(Period period) => Years is null || YearSlices.Of(period, Cohort.Closed).All(part => CubeOf(part)?.Covers(part) == true);

    /// <summary>True when a sum is shown: each of its parts is, and the cubes know it.</summary>
    public bool Shows(IReadOnlyList<Selection> parts, long sum)
    {
        if (Years is null)
        {
            return true;
        }

        var own = parts.Select(part => part.Insatser is null ? part with { Insatser = Insatser } : part).ToList();
        return own.Count > 0 && own.TrueForAll(part => CubeOf(part)?.Shows(part) == true) && own.Sum(part => CubeOf(part)!.Count(part)) == sum;
    }

    private Cube? CubeOf(Selection part) => Years!.GetValueOrDefault(part.To.Year);
}
