using Finsam.Reporting.Domain;
using Finsam.Reporting.Goals;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Rendering;

namespace Finsam.Reporting.Checks;

/// <summary>Holds what is stated of goals against what was measured.</summary>
internal static class GoalChecks
{
    /// <summary>A check for each goal whose outcome is a number.</summary>
    public static IEnumerable<ReportCheck> Of(ComposedReport report)
    {
        var table = report.Whole.FirstOrDefault(candidate => candidate.Of == FixedTables.Goals);
        foreach (var goal in report.Definition.Goals)
        {
            if (table?.Find(goal.Code, GoalTable.Outcome)?.Value is { } outcome)
            {
                yield return Check(goal, outcome, table.Id);
            }
        }
    }

    private static ReportCheck Check(ReportGoal goal, decimal outcome, string table)
    {
        var place = $"mål {goal.Code}";
        var right = new CheckedFigure("utfall", SwedishNumber.Format(outcome), $"{table}/{goal.Code}/{GoalTable.Outcome}");
        if (goal.Result is { } result && Math.Round(outcome, result.Scale, MidpointRounding.AwayFromZero) != result)
        {
            var left = new CheckedFigure("angivet utfall", SwedishNumber.Format(result));
            return Found(CheckOutcome.Failed, $"Angivet utfall är {left.Figure}, men registrerat är {right.Figure}.", left);
        }

        if (GoalJudgement.IsReached(goal, outcome) is not { } reached || goal.Status.Length == 0)
        {
            return Passed();
        }

        var target = new CheckedFigure("målvärde", $"{goal.Op} {SwedishNumber.Format(goal.Target!.Value)}");
        return (goal.Status, reached) switch
        {
            ("met", false) => Found(CheckOutcome.Failed, $"Målet står som uppfyllt, men utfallet {right.Figure} når inte målvärdet.", target),
            ("not_met", true) => Found(CheckOutcome.Failed, $"Målet står som inte uppfyllt, men utfallet {right.Figure} når målvärdet.", target),
            ("partly", true) => Found(CheckOutcome.Warning, $"Målet står som delvis uppfyllt, men utfallet {right.Figure} når målvärdet.", target),
            _ => Passed(),
        };

        ReportCheck Passed() => new(ReportCheckKind.Goal, CheckOutcome.Passed, $"Mål {goal.Code} stämmer", Place: place, Right: right);

        ReportCheck Found(CheckOutcome found, string message, CheckedFigure left) =>
            new(ReportCheckKind.Goal, found, $"Mål {goal.Code} stämmer inte", message, place, left, right);
    }
}
