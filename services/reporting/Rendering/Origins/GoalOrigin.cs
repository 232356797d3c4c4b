using Finsam.Reporting.Domain;
using Finsam.Reporting.Goals;

namespace Finsam.Reporting.Rendering.Origins;

/// <summary>What the outcomes of goals follow from, in words.</summary>
internal static class GoalOrigin
{
    /// <summary>Tells how each goal is measured.</summary>
    public static TableOrigin Of(ReportDefinition definition)
    {
        var goals = definition.Goals.ToDictionary(goal => goal.Code);
        return new TableOrigin(
            ["Målen har förbundet angett. Utfallet är mätt eller angivet, som raden säger."],
            [],
            code => goals.TryGetValue(code, out var goal) ? Measure(goal) : RowOrigin.None);
    }

    private static RowOrigin Measure(ReportGoal goal) => goal.Measure switch
    {
        GoalMeasures.ClosuresGoalMet => new("Avslut under perioden där det egna målet var uppfyllt, "
            + (goal.Insats is null ? "i alla insatser" : $"i insats {goal.Insats}")),
        var address when GoalMeasures.IsAddress(address) => new($"Uppgiften {address}", address),
        _ => new("Angivet av styrelsen"),
    };
}
