namespace Finsam.Ledger.Domain.KeyFigures;

/// <summary>Recommended equity by the year's contributions, as steps.</summary>
/// <param name="EffectiveFrom">The day that it holds from.</param>
/// <param name="Source">Where the steps are taken from.</param>
/// <param name="IsMarginal">True when each step's share is of its own part of the contributions; false when it is of all of them.</param>
/// <param name="Steps">Where each begins, in öre, and its share; lowest first, the first from 0.</param>
internal sealed record EquityRecommendation(
    DateOnly EffectiveFrom, string Source, bool IsMarginal, IReadOnlyList<(long FromOre, decimal Share)> Steps)
{
    /// <summary>The recommended equity in öre, rounded once, half away from zero.</summary>
    public long Of(long contributionsOre)
    {
        var reached = Steps.Where(step => step.FromOre <= contributionsOre).ToList();
        if (reached.Count == 0)
        {
            return 0;
        }

        var recommended = 0m;
        for (var i = 0; IsMarginal && i < reached.Count; i++)
        {
            var upTo = i + 1 < reached.Count ? reached[i + 1].FromOre : contributionsOre;
            recommended += (upTo - reached[i].FromOre) * reached[i].Share;
        }

        return (long)Math.Round(IsMarginal ? recommended : contributionsOre * reached[^1].Share, MidpointRounding.AwayFromZero);
    }
}
