namespace Finsam.Reporting.Domain;

/// <summary>How a goal went before.</summary>
/// <param name="Goal">Code of the goal.</param>
/// <param name="Years">Earlier periods, the latest first; never empty.</param>
internal sealed record GoalHistory(string Goal, IReadOnlyList<GoalYear> Years);
