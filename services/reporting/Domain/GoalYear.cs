namespace Finsam.Reporting.Domain;

/// <summary>How a goal went in an earlier period.</summary>
/// <param name="Period">The period in words: "2016".</param>
/// <param name="Target">What was to be reached, or null.</param>
/// <param name="Outcome">What was reached, or null.</param>
/// <param name="Status"><c>met</c>, <c>partly</c> or <c>not_met</c>; null where it is not known.</param>
internal sealed record GoalYear(string Period, decimal? Target, decimal? Outcome, string? Status);
