using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Goals;

/// <summary>How goals went before: as stated, or else as the reports of earlier periods have it.</summary>
internal static class GoalHistories
{
    /// <summary>The goals that have a history, in their order; null where none has.</summary>
    /// <param name="goals">The goals.</param>
    /// <param name="earlier">Reports of earlier periods, latest first.</param>
    public static IReadOnlyList<GoalHistory>? Of(IReadOnlyList<ReportGoal> goals, IReadOnlyList<ComposedReport> earlier)
    {
        var histories = goals
            .Select(goal => new GoalHistory(goal.Code, goal.Previous ?? [.. earlier.Select(report => YearOf(goal, report)).OfType<GoalYear>()]))
            .Where(history => history.Years.Count > 0)
            .ToList();
        return histories.Count == 0 ? null : histories;
    }

    // The same code may have stood for another goal: its measure tells.
    private static GoalYear? YearOf(ReportGoal goal, ComposedReport report)
    {
        var before = report.Definition.Goals.FirstOrDefault(
            candidate => candidate.Code == goal.Code && candidate.Measure == goal.Measure && candidate.Insats == goal.Insats);
        var table = report.Whole.FirstOrDefault(candidate => candidate.Of == FixedTables.Goals);
        return before is null || table?.Rows.FirstOrDefault(candidate => candidate.Label == goal.Code) is not { } row
            ? null
            : new GoalYear(report.Definition.Period.InWords, before.Target, row.Cells[1].Value, row.Cells[2].Text);
    }
}
