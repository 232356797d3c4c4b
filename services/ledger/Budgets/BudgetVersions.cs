namespace Finsam.Ledger.Budgets;

/// <summary>The versions of a budget.</summary>
internal static class BudgetVersions
{
    /// <summary>As it was first decided.</summary>
    public const string Original = "original";

    /// <summary>The original with what was decided since.</summary>
    public const string Revised = "revised";

    /// <summary>What the period is expected to end at.</summary>
    public const string Forecast = "forecast";

    /// <summary>The part of the budget that a report's period is compared with.</summary>
    public const string Period = "period";

    /// <summary>All of them.</summary>
    public static string[] All { get; } = [Original, Revised, Forecast, Period];
}
