namespace Finsam.Ledger.Domain.Budgets;

/// <summary>A project, or an account of it, in a forecast. Öre, income positive.</summary>
/// <param name="Project">Ledger object (dimension 6); empty: none.</param>
/// <param name="Account">Account; empty: those that no other line of the project names.</param>
/// <param name="BudgetOre">Budget of the whole period.</param>
/// <param name="OutcomeOre">Booked by the day.</param>
/// <param name="RemainingOre">Budget of the days after it.</param>
internal sealed record ForecastLine(string Project, string Account, long BudgetOre, long OutcomeOre, long RemainingOre)
{
    /// <summary>What the period is expected to end at.</summary>
    public long ForecastOre => checked(OutcomeOre + RemainingOre);

    /// <summary>The line with the forecast set by hand: the remaining days get what the outcome lacks of it.</summary>
    public ForecastLine ExpectedAt(long ore) => this with { RemainingOre = checked(ore - OutcomeOre) };
}
