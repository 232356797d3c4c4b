using Finsam.Reporting.Domain;
using Finsam.Reporting.Goals;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.ComposeReport;

/// <summary>The tables that a report is composed of, and what its goals ask for beside them.</summary>
/// <param name="Tables">The layout's tables, then those narrowed to one insats, in the order of the composed report.</param>
/// <param name="GoalCounts">Tables whose <c>Måluppfyllda</c> the goals ask for, by insats (empty: all).</param>
internal sealed record CompositionPlan(IReadOnlyList<PlannedTable> Tables, IReadOnlyDictionary<string, ParticipantsLayout> GoalCounts)
{
    /// <summary>Plans a report.</summary>
    public static CompositionPlan Of(ReportDefinition definition, Layout layout)
    {
        var tables = layout.Tables.Select(table => new PlannedTable(table, null)).ToList();
        foreach (var table in ToNarrow(definition, layout))
        {
            tables.AddRange(definition.Insatser.Select(insats => new PlannedTable(table.NarrowedTo(insats), insats)));
        }

        var counts = new Dictionary<string, ParticipantsLayout>();
        foreach (var goal in definition.Goals.Where(goal => goal.Measure == GoalMeasures.ClosuresGoalMet))
        {
            counts.TryAdd(goal.Insats ?? "", Fixed(FixedTables.Throughput) with { Insatser = goal.Insats is null ? null : [goal.Insats] });
        }

        return new CompositionPlan(tables, counts);
    }

    /// <summary>
    /// Every participant table of the layout, and the fixed ones that it lacks. No option narrows the answers to a survey, so under each
    /// insats they stand as they are.
    /// </summary>
    private static IEnumerable<ParticipantsLayout> ToNarrow(ReportDefinition definition, Layout layout)
    {
        var ids = layout.Tables.Select(table => table.Id).ToHashSet();
        var surveys = (definition.Surveys ?? []).Select(survey => FixedTables.SurveyPrefix + survey);
        return layout.Tables.OfType<ParticipantsLayout>()
            .Concat(FixedTables.Titles.Keys.Concat(surveys).Where(id => !ids.Contains(id)).Select(Fixed));
    }

    private static ParticipantsLayout Fixed(string id) => new(id, FixedTables.TitleOf(id), id, "antal");
}
