using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Goals;

/// <summary>Judges outcomes by targets.</summary>
internal static class GoalJudgement
{
    /// <summary>True where an outcome reaches the goal's target; null where it has none.</summary>
    public static bool? IsReached(ReportGoal goal, decimal outcome) => (goal.Op, goal.Target) switch
    {
        (">=", { } target) => outcome >= target,
        ("<=", { } target) => outcome <= target,
        _ => null,
    };
}
