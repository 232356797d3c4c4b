using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Rendering.Charts;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering.Charts;

public class ChartPlanTests
{
    private static readonly ReportPeriod Year = new(new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31));

    [Fact]
    public void A_fixed_table_is_shown_by_what_it_counts_and_without_its_total()
    {
        var chart = Assert.Single(ChartPlan.For(Ages(), null, Year));
        Assert.Equal((ChartShape.Bars, "antal"), (chart.Shape, chart.Unit));
        Assert.Equal(["16-29", "30-44"], chart.Categories);
        Assert.Equal(["Kvinnor", "Män"], chart.Series.Select(series => series.Label));
        Assert.Equal([7m, null], chart.Series[0].Values);
    }

    [Fact]
    public void A_table_that_varies_a_fixed_one_is_shown_only_where_the_layout_asks()
    {
        var before = Ages() with { Id = "alder.foregaende" };
        Assert.Empty(ChartPlan.For(before, null, Year));
        var layout = Read("""{"id": "alder.foregaende", "title": "Ålder", "source": "participants", "of": "deltagare.alder", "charts": ["age_gender"]}""");
        Assert.Single(ChartPlan.For(before, layout, Year));
    }

    [Fact]
    public void A_layout_may_switch_charts_off()
    {
        var layout = Read("""{"id": "deltagare.alder", "title": "Ålder", "source": "participants", "charts": []}""");
        Assert.Empty(ChartPlan.For(Ages(), layout, Year));
    }

    [Fact]
    public void Budget_is_shown_against_outcome_and_costs_by_how_they_are_spread()
    {
        var layout = Read("""
            {"id": "b", "title": "Insatser", "source": "projects", "unit": "tkr",
             "columns": [{"label": "Budget", "budget": "revised"}, {"label": "Utfall"}, {"label": "Avvikelse", "diff": ["Utfall", "Budget"]}],
             "rows": [{"label": "301", "projects": ["301"]}, {"label": "302", "projects": ["302"]}, {"label": "Summa", "sum": ["301", "302"]}]}
            """);
        var table = Tests.Make.Table("b", "tkr", ["Budget", "Utfall", "Avvikelse"], ("301", [-5, -4, 1]), ("302", [-3, -3, 0]), ("Summa", [-8, -7, 1]));
        table = table with { Rows = [table.Rows[0], table.Rows[1], table.Rows[2] with { Kind = RowKind.Sum }], Source = "projects" };
        var charts = ChartPlan.For(table, layout, Year);
        Assert.Equal(["Budget", "Utfall"], charts[0].Series.Select(series => series.Label));
        Assert.Equal([-4m, -3m], Assert.Single(charts[1].Series).Values);
    }

    [Fact]
    public void Equity_is_a_line_from_the_oldest_column_to_the_newest()
    {
        var layout = Read("""
            {"id": "balans", "title": "Balansräkning", "source": "accounts", "measure": "balance", "unit": "kr",
             "columns": [{"label": "Nu"}, {"label": "Då", "to": "2016-12-31"}],
             "rows": [{"label": "Tillgångar", "accounts": ["1000-1999"]}, {"label": "Eget kapital", "accounts": ["2000-2099", "3000-8999"]}]}
            """);
        var table = Tests.Make.Table("balans", "kr", ["Nu", "Då"], ("Tillgångar", [9, 8]), ("Eget kapital", [5, 3]));
        var chart = Assert.Single(ChartPlan.For(table, layout, Year));
        Assert.Equal(ChartShape.Line, chart.Shape);
        Assert.Equal(["Då", "Nu"], chart.Categories);
        Assert.Equal([3m, 5m], chart.Series[0].Values);
    }

    [Fact]
    public void A_chart_that_a_table_cannot_be_is_refused_with_those_that_it_can()
    {
        const string layout = """{"tables": [{"id": "deltagare.alder", "title": "Ålder", "source": "participants", "charts": ["equity"]}]}""";
        var problem = Assert.Single(LayoutReader.Read(layout, []).Problems);
        Assert.Contains("equity", problem.Message);
        Assert.Contains("age_gender", problem.Accepted);
    }

    private static LayoutTable Read(string table)
    {
        var reading = LayoutReader.Read($$"""{"tables": [{{table}}]}""", []);
        Assert.Empty(reading.Problems);
        return reading.Layout!.Tables.Single();
    }

    private static ComposedTable Ages() => new(
        "deltagare.alder",
        "Ålder",
        "participants",
        "deltagare.alder",
        "antal",
        null,
        [new("Samtliga", null), new("Kvinnor", null), new("Män", null)],
        [
            new("16-29", RowKind.Plain, null, [new(12), new(7), new(5)]),
            new("30-44", RowKind.Plain, null, [new(4), new(null, Suppressed: true), new(4)]),
            new("Totalt", RowKind.Sum, null, [new(16), new(7), new(9)]),
        ]);
}
