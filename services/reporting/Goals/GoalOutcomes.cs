using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Goals;

/// <summary>The outcomes of goals: measured where the measure says how, else as stated.</summary>
internal sealed class GoalOutcomes
{
    private readonly Dictionary<string, ComposedCell> _cells = [];

    /// <summary>Goals whose measure is an address that leads to no figure.</summary>
    public List<ReportGoal> Unmeasured { get; } = [];

    /// <summary>Measures every goal.</summary>
    /// <param name="goals">The goals.</param>
    /// <param name="addresses">The report's tables, those of goals aside.</param>
    /// <param name="closuresGoalMet">The count behind <c>closures.goal_met</c> of one insats, or of all.</param>
    public static GoalOutcomes Measure(
        IEnumerable<ReportGoal> goals, AddressBook addresses, Func<string?, ComposedCell> closuresGoalMet)
    {
        var outcomes = new GoalOutcomes();
        foreach (var goal in goals)
        {
            outcomes._cells[goal.Code] = outcomes.Measure(goal, addresses, closuresGoalMet);
        }

        return outcomes;
    }

    /// <summary>The outcome of a goal.</summary>
    public ComposedCell Of(ReportGoal goal) => _cells[goal.Code];

    private ComposedCell Measure(ReportGoal goal, AddressBook addresses, Func<string?, ComposedCell> closuresGoalMet)
    {
        if (goal.Measure == GoalMeasures.ClosuresGoalMet)
        {
            var count = closuresGoalMet(goal.Insats);
            return new ComposedCell(count.Value, Suppressed: count.Suppressed);
        }

        if (!GoalMeasures.IsAddress(goal.Measure))
        {
            return new ComposedCell(goal.Result);
        }

        var found = addresses.Find(goal.Measure);
        if (found?.Number is { } number)
        {
            return new ComposedCell(number);
        }

        if (found is { Cell.Suppressed: true })
        {
            return new ComposedCell(null, Suppressed: true);
        }

        Unmeasured.Add(goal);
        return ComposedCell.Empty;
    }
}
