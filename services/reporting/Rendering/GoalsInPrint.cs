using Finsam.Reporting.Domain;
using Finsam.Reporting.Goals;

namespace Finsam.Reporting.Rendering;

/// <summary>A table of goals in print: what each goal says beside its code, how it went, and how it went before.</summary>
internal static class GoalsInPrint
{
    private const int OutcomeColumn = 3;

    /// <summary>Prints a table of goals.</summary>
    public static PrintedTable Of(ComposedTable table, ComposedReport report)
    {
        var histories = (report.GoalHistories ?? []).ToDictionary(history => history.Goal, history => history.Years);
        var years = table.Rows
            .SelectMany(row => histories.GetValueOrDefault(row.Label) ?? []).Select(year => year.Period).Distinct().OrderDescending().ToList();
        return new PrintedTable(
            table.Title,
            null,
            [
                new("Kod"), new("Mål"), new("Målvärde", true), new(GoalTable.Outcome, true), new(GoalTable.Status),
                .. years.Select(year => new PrintedColumn(year)),
            ],
            [.. table.Rows.Select(row =>
            {
                var goal = report.Definition.Goals.First(candidate => candidate.Code == row.Label);
                var before = histories.GetValueOrDefault(goal.Code) ?? [];
                return new PrintedRow(
                    row.Kind,
                    [
                        goal.Code, goal.Title, Target(goal.Op, goal.Target), Outcome(row.Cells[1]),
                        new(GoalStatus.InPrint(row.Cells[2].Text ?? ""), SignalLight.Of(row.Cells[2].Text)),
                        .. years.Select(year => Earlier(before.FirstOrDefault(candidate => candidate.Period == year))),
                    ]);
            })],
            table.Rows.Any(row => row.Cells.Any(cell => cell.Suppressed)) ? PrintedTable.SuppressedRemark : null,
            OutcomeColumn);
    }

    private static PrintedCell Earlier(GoalYear? year)
    {
        var figure = (year?.Outcome, year?.Target) switch
        {
            ({ } outcome, { } target) => $"{SwedishNumber.Format(outcome)} (mål {SwedishNumber.Format(target)})",
            ({ } outcome, null) => SwedishNumber.Format(outcome),
            _ => "",
        };
        return year?.Status is { } status
            ? new PrintedCell($"{GoalStatus.InPrint(status)}{(figure.Length > 0 ? $", {figure}" : "")}", SignalLight.Of(status))
            : figure;
    }

    private static string Target(string op, decimal? target) => target is not { } value ? "" : op switch
    {
        ">=" => $"minst {SwedishNumber.Format(value)}",
        "<=" => $"högst {SwedishNumber.Format(value)}",
        _ => SwedishNumber.Format(value),
    };

    private static string Outcome(ComposedCell cell) =>
        cell.Value is { } value ? SwedishNumber.Format(value) : cell.Suppressed ? PrintedTable.Suppressed : "";
}
