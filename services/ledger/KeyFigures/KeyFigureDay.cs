using Finsam.Ledger.Domain.KeyFigures;

namespace Finsam.Ledger.KeyFigures;

/// <summary>What the key figures of a day are computed from. Öre; null where the books do not reach.</summary>
/// <param name="Day">The day.</param>
/// <param name="EquityOre">Equity, the year's result so far included.</param>
/// <param name="CashOre">Cash and bank.</param>
/// <param name="DebtOre">Short-term debt.</param>
/// <param name="AssetsOre">All assets.</param>
/// <param name="ResultOre">The year's result so far.</param>
/// <param name="Contributions">The year's contributions.</param>
/// <param name="Ladder">The recommendation that holds; null: none.</param>
internal sealed record KeyFigureDay(
    DateOnly Day,
    long? EquityOre,
    long? CashOre,
    long? DebtOre,
    long? AssetsOre,
    long? ResultOre,
    YearContributions Contributions,
    EquityRecommendation? Ladder)
{
    /// <summary>Recommended equity.</summary>
    public long? RecommendedOre => Contributions.AmountOre is { } contributions ? Ladder?.Of(contributions) : null;
}
