namespace Finsam.Reporting.Goals;

/// <summary>What a goal's <c>measure</c> may say.</summary>
internal static class GoalMeasures
{
    /// <summary>The closures of the report's period with the own goal fulfilled, in the goal's insats or in all.</summary>
    public const string ClosuresGoalMet = "closures.goal_met";

    /// <summary>True where the measure is an address into the report's tables.</summary>
    public static bool IsAddress(string measure) => measure.Contains('/', StringComparison.Ordinal);
}
