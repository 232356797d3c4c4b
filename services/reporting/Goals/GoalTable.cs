using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Goals;

/// <summary>The fixed table <c>mal</c>: a row for each goal with target, outcome and status.</summary>
internal static class GoalTable
{
    /// <summary>Heading of the column with the target.</summary>
    public const string Target = "Mål";

    /// <summary>Heading of the column with the outcome.</summary>
    public const string Outcome = "Utfall";

    /// <summary>Heading of the column with the status.</summary>
    public const string Status = "Status";

    /// <summary>Composes such a table.</summary>
    public static ComposedTable Compose(
        ParticipantsLayout layout, string? narrowedTo, IEnumerable<ReportGoal> goals, GoalOutcomes outcomes)
    {
        var rows = goals
            .Where(goal => layout.Insatser is null || (goal.Insats is not null && layout.Insatser.Contains(goal.Insats)))
            .Select(goal => new ComposedRow(
                goal.Code,
                RowKind.Plain,
                Note: null,
                [new ComposedCell(goal.Target), outcomes.Of(goal), new ComposedCell(null, Text: GoalJudgement.StatusOf(goal, outcomes.Of(goal)))]));
        return new ComposedTable(
            layout.Id,
            layout.Title,
            layout.Source,
            layout.Of,
            layout.Unit,
            narrowedTo,
            [new ComposedColumn(Target, null), new ComposedColumn(Outcome, null), new ComposedColumn(Status, null)],
            [.. rows]);
    }
}
