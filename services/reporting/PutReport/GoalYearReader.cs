using Finsam.Reporting.Domain;

namespace Finsam.Reporting.PutReport;

/// <summary>Reads how a goal went in earlier periods.</summary>
internal sealed class GoalYearReader(FieldChecks checks)
{
    /// <summary>The periods as stated; null where none is.</summary>
    public IReadOnlyList<GoalYear>? Read(string goal, IReadOnlyList<V1.GoalYear> years) => years.Count == 0 ? null :
    [
        .. years.Select((year, i) => new GoalYear(
            checks.Required($"{goal}.previous[{i}].period", year.Period),
            checks.Number($"{goal}.previous[{i}].target", year.HasTarget, year.Target),
            checks.Number($"{goal}.previous[{i}].outcome", year.HasOutcome, year.Outcome),
            year.Status.Length == 0 ? null : checks.OneOf($"{goal}.previous[{i}].status", year.Status, GoalStatus.All))),
    ];
}
