using Finsam.Reporting.Domain;
using Finsam.Reporting.Goals;

namespace Finsam.Reporting.Rendering;

/// <summary>A table of goals in print, with what each goal says beside its code.</summary>
internal static class GoalPart
{
    /// <summary>Writes a table of goals.</summary>
    public static void Write(HtmlWriter html, ComposedTable table, string anchor, IReadOnlyList<ReportGoal> goals)
    {
        TablePart.OpenTable(html, anchor, table.Title, "words");
        TablePart.WriteCaption(html, table.Title, null);
        html.Open("thead").Open("tr");
        foreach (var heading in new[] { "Kod", "Mål" })
        {
            html.Element("th", heading, ("scope", "col"));
        }

        html.Element("th", "Målvärde", ("scope", "col"), ("class", "right"));
        html.Element("th", GoalTable.Outcome, ("scope", "col"), ("class", "right"));
        html.Element("th", GoalTable.Status, ("scope", "col"));
        html.Close().Close().Line().Open("tbody").Line();
        foreach (var row in table.Rows)
        {
            var goal = goals.First(candidate => candidate.Code == row.Label);
            html.Open("tr").Element("th", goal.Code, ("scope", "row"))
                .Element("td", goal.Title)
                .Element("td", Target(goal), ("class", "right"))
                .Element("td", Outcome(row.Cells[1]), ("class", "right"))
                .Element("td", GoalStatus.InPrint(row.Cells[2].Text ?? ""), ("class", "status"))
                .Close().Line();
        }

        html.Close();
        TablePart.CloseTable(html);
    }

    private static string Target(ReportGoal goal) => goal.Target is not { } target ? "" : goal.Op switch
    {
        ">=" => $"minst {SwedishNumber.Format(target)}",
        "<=" => $"högst {SwedishNumber.Format(target)}",
        _ => SwedishNumber.Format(target),
    };

    private static string Outcome(ComposedCell cell) =>
        cell.Value is { } value ? SwedishNumber.Format(value) : cell.Suppressed ? TablePart.Suppressed : "";
}
