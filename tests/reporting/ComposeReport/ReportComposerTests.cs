using Finsam.Common.V1;
using Finsam.Reporting.ComposeReport;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Xunit;

namespace Finsam.Reporting.Tests.ComposeReport;

public class ReportComposerTests
{
    private const string LayoutJson = """
        {"tables": [
          {"id": "avslut.orsak", "title": "Orsak", "source": "participants", "insatser": ["301", "302"]},
          {"id": "mal", "title": "Mål", "source": "participants"},
          {"id": "enkat.x", "title": "Enkät", "source": "participants"},
          {"id": "nyckeltal", "title": "Nyckeltal", "source": "key_figures"}]}
        """;

    private static readonly ReportDefinition Definition = Make.Definition() with
    {
        Insatser = ["301", "302"],
        KeyFigures = [new ReportKeyFigure("k", "K", 2.5m, "st")],
        Goals =
        [
            new ReportGoal("1a", "Mål 1a", "301", "closures.goal_met", ">=", 15, null, "not_met"),
            new ReportGoal("1b", "Mål 1b", null, "avslut.orsak/Arbete/Antal/share", ">=", 30, null, "met"),
            new ReportGoal("1c", "Mål 1c", "302", "rating", "", null, 3.04m, "partly"),
        ],
    };

    [Fact]
    public void Participant_tables_of_the_layout_and_missing_fixed_ones_are_narrowed_to_each_insats()
    {
        var plan = Plan();
        Assert.Equal(["avslut.orsak", "mal", "enkat.x", "nyckeltal"], plan.Tables.Take(4).Select(table => table.Layout.Id));
        var narrowed = plan.Tables.Skip(4).ToList();
        Assert.Equal((FixedTables.Titles.Count + 1) * 2, narrowed.Count);
        Assert.All(narrowed, table => Assert.Equal([table.NarrowedTo!], ((ParticipantsLayout)table.Layout).Insatser));
        Assert.Equal("Orsak", narrowed[0].Layout.Title);
    }

    [Fact]
    public void Every_survey_stands_under_each_insats_whether_or_not_the_layout_has_it()
    {
        var narrowed = Plan(Definition with { Surveys = ["x", "y"] }).Tables.Where(table => table.NarrowedTo == "302")
            .Where(table => FixedTables.IsSurvey(table.Layout.Id));
        Assert.Equal(["Enkät", "Enkät y"], narrowed.Select(table => table.Layout.Title));
    }

    [Fact]
    public void Goals_are_measured_by_closures_by_address_and_by_what_is_stated()
    {
        var draft = Compose();
        var goals = draft.Report.Tables.Single(table => table is { Id: "mal", Insats: null });
        Assert.Equal([14m, 35m, 3.04m], goals.Rows.Select(row => row.Cells[1].Value!.Value));
        Assert.Equal("not_met", goals.Rows[0].Cells[2].Text);
        Assert.Equal(["1a"], draft.Report.Tables.Single(table => table is { Id: "mal", Insats: "301" }).Rows.Select(row => row.Label));
        Assert.Empty(draft.Measures);
    }

    [Fact]
    public void A_measure_that_leads_nowhere_is_told()
    {
        var definition = Definition with { Goals = [Definition.Goals[1] with { Measure = "avslut.orsak/Arbetet/Antal" }] };
        var measure = Assert.Single(Compose(definition).Measures);
        Assert.Equal((0, "1b", "avslut.orsak/Arbete/Antal"), (measure.Index, measure.Goal, measure.Nearest[0]));
    }

    [Fact]
    public void Zero_from_a_service_is_never_negative()
    {
        var value = AnsweredTable.ToCell(Answer("-0.0").Rows[0].Cells[0]).Value!.Value;
        Assert.Equal("0.0", value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_narrowed_table_without_rows_is_left_out()
    {
        var tables = Compose(answer: table => table is { NarrowedTo: "301", Layout.Id: "avslut.orsak" } ? new Table() : Answer("7"))
            .Report.Tables.Where(table => table.Id == "avslut.orsak");
        Assert.Equal([null, "302"], tables.Select(table => table.Insats));
    }

    private static CompositionPlan Plan(ReportDefinition? definition = null)
    {
        var layout = LayoutReader.Read(LayoutJson, Definition.Insatser).Layout!;
        return CompositionPlan.Of(definition ?? Definition, layout);
    }

    private static ComposedDraft Compose(ReportDefinition? definition = null, Func<PlannedTable, Table>? answer = null)
    {
        var plan = Plan(definition);
        return ReportComposer.Compose(
            definition ?? Definition,
            plan,
            plan.Tables.Where(table => table.IsOfParticipants).ToDictionary(table => table, answer ?? (_ => Answer("7"))),
            plan.GoalCounts.ToDictionary(count => count.Key, _ => Throughput()));
    }

    private static Table Answer(string value) => new()
    {
        Unit = "antal",
        Columns = { new Column { Label = "Antal" } },
        Rows = { new Row { Label = "Arbete", Cells = { new Cell { Value = value, Share = 35 } } } },
    };

    private static Table Throughput() => new()
    {
        Columns = { new Column { Label = "Avslutade" }, new Column { Label = "Måluppfyllda" } },
        Rows = { new Row { Label = "Totalt", Cells = { new Cell { Value = "40" }, new Cell { Value = "14" } } } },
    };
}
