using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Goals;

/// <summary>Judges outcomes by targets.</summary>
internal static class GoalJudgement
{
    /// <summary>The status as stated, or else as the outcome reaches the target; null where it is not known.</summary>
    public static string? StatusOf(ReportGoal goal, ComposedCell outcome) =>
        goal.Status.Length > 0 ? goal.Status
        : outcome.Value is { } value && IsReached(goal, value) is { } reached ? reached ? "met" : "not_met"
        : null;

    /// <summary>True where an outcome reaches the goal's target; null where it has none.</summary>
    public static bool? IsReached(ReportGoal goal, decimal outcome) => (goal.Op, goal.Target) switch
    {
        (">=", { } target) => outcome >= target,
        ("<=", { } target) => outcome <= target,
        _ => null,
    };
}
