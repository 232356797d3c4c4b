using Finsam.Common.V1;
using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Goals;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.ComposeReport;

/// <summary>Puts the services' answers together into a report.</summary>
internal static class ReportComposer
{
    private const string GoalsMetColumn = "Måluppfyllda";

    /// <summary>Composes a report; no I/O. A narrowed table that was answered without rows is left out of it.</summary>
    /// <param name="definition">What it is to hold.</param>
    /// <param name="plan">The tables asked for.</param>
    /// <param name="answers">The answers of the ledger and the participants service, for each table of the plan that they compute.</param>
    /// <param name="goalCounts">The answers to the plan's <see cref="CompositionPlan.GoalCounts"/>, by the same keys.</param>
    public static ComposedDraft Compose(
        ReportDefinition definition,
        CompositionPlan plan,
        IReadOnlyDictionary<PlannedTable, Table> answers,
        IReadOnlyDictionary<string, Table> goalCounts)
    {
        var asked = plan.Tables.Where(table => table.NarrowedTo is null || table.IsOfGoals || answers[table].Rows.Count > 0).ToList();
        var tables = new ComposedTable?[asked.Count];
        for (var i = 0; i < tables.Length; i++)
        {
            var planned = asked[i];
            tables[i] = planned switch
            {
                { IsOfGoals: true } => null,
                { Layout: KeyFiguresLayout keyFigures } => KeyFigureTable.Compose(keyFigures, definition.KeyFigures),
                _ => AnsweredTable.Compose(planned, answers[planned]),
            };
        }

        // Goals last: their measures look into the other tables.
        var outcomes = GoalOutcomes.Measure(
            definition.Goals, new AddressBook(tables.OfType<ComposedTable>()), insats => GoalsMet(goalCounts[insats ?? ""]));
        for (var i = 0; i < tables.Length; i++)
        {
            tables[i] ??= GoalTable.Compose(
                (ParticipantsLayout)asked[i].Layout, asked[i].NarrowedTo, definition.Goals, outcomes);
        }

        var report = new ComposedReport(definition, [.. tables.OfType<ComposedTable>()]);
        var addresses = AddressBook.Of(report);
        return new ComposedDraft(
            report,
            BindingCheck.Check(definition.Sections, addresses),
            [.. outcomes.Unmeasured.Select(goal => new UnresolvedMeasure(
                definition.Goals.ToList().IndexOf(goal), goal.Code, goal.Measure, addresses.Nearest(goal.Measure, BindingCheck.MostSuggestions)))]);
    }

    private static ComposedCell GoalsMet(Table table)
    {
        var column = table.Columns.Select(candidate => candidate.Label).ToList().IndexOf(GoalsMetColumn);
        var row = table.Rows.FirstOrDefault(candidate => candidate.Label == FixedTables.TotalRow);
        return column >= 0 && row is not null ? AnsweredTable.ToCell(row.Cells[column]) : new ComposedCell(0);
    }
}
