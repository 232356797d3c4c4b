using System.Text;
using System.Xml.Linq;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering.Origins;

/// <summary>Every figure of a page leads to what it is counted from, and from there to what opens it.</summary>
public class OriginsPartTests
{
    private const string Layout = """
        {"tables": [
          {"id": "r", "title": "Resultat", "source": "accounts", "unit": "tkr",
           "columns": [{"label": "2017"}, {"label": "Budget", "budget": "revised"}, {"label": "Avvikelse", "diff": ["2017", "Budget"]}],
           "rows": [
             {"label": "Intäkter"},
             {"label": "Bidrag", "accounts": ["3000-3999"]},
             {"label": "Dold", "accounts": ["8000"], "hidden": true},
             {"label": "Insats", "projects": ["301"], "source": "projects", "negate": true},
             {"label": "Kassa", "accounts": ["1900-1999"], "measure": "balance"},
             {"label": "Årets resultat", "sum": ["Bidrag", "Dold"], "less": ["Insats"]}]},
          {"id": "deltagare.alder", "title": "Ålder", "source": "participants", "insatser": ["301"], "gender": "woman",
           "rows": [{"label": "Unga", "from": 16, "to": 30}, {"label": "Andra", "from": 30}]}]}
        """;

    [Fact]
    public void A_figure_leads_to_its_row_and_on_to_the_address_that_opens_it()
    {
        var page = Page(Report(), new Uri("https://finsam.example.se/"));
        var figure = ReportPage.Rows(ReportPage.Place(page, "r")).Single(row => row.Label == "Bidrag").Cells[0].Element("a")!;
        Assert.Equal("1\u00a0500", figure.Value);
        var origin = ReportPage.Place(page, figure.Attribute("href")!.Value[1..]);
        Assert.Equal("Bidrag", origin.Element("th")!.Value);
        Assert.Equal(
            "https://finsam.example.se/v1/reporting/provforbundet/reports/2017-01-01/2017-12-31/figure?version=3&address=r%2FBidrag%2F2017",
            origin.Descendants("a").First().Attribute("href")!.Value);
    }

    [Theory]
    [InlineData("Bidrag", "Bokfört på konto 3000–3999")]
    [InlineData("Insats", "Bokfört på projekt 301; omvänt tecken")]
    [InlineData("Kassa", "Saldo på konto 1900–1999")]
    [InlineData("Årets resultat", "Summan av Bidrag; Dold (Bokfört på konto 8000), minus Insats")]
    [InlineData("Unga", "Från 16 till under 30")]
    public void A_row_tells_what_it_is_counted_from(string label, string words)
    {
        var row = Origins(Page(Report(), null)).Descendants("tr").Single(row => row.Attribute("id") is not null && row.Element("th")!.Value == label);
        Assert.Equal(words, row.Elements("td").First().Value);
    }

    [Fact]
    public void A_table_tells_its_source_how_far_that_had_come_and_what_its_columns_hold()
    {
        var text = Origins(Page(Report(), null)).Value;
        Assert.Contains("Räknad ur bokföringen till och med ändring 12.", text, StringComparison.Ordinal);
        Assert.Contains("2017: 2017-01-01 – 2017-12-31", text, StringComparison.Ordinal);
        Assert.Contains("Budget: reviderad budget, 2017-01-01 – 2017-12-31", text, StringComparison.Ordinal);
        Assert.Contains("Avvikelse: 2017 minus Budget", text, StringComparison.Ordinal);
        Assert.Contains(
            "Räknad ur deltagarregistret till och med ändring 7: tabellen deltagare.alder, 2017-01-01 – 2017-12-31. Bara insatserna 301, kvinnor.",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_is_held_back_leads_nowhere()
    {
        var page = Page(Report(), new Uri("https://finsam.example.se"));
        var cell = ReportPage.Rows(ReportPage.Place(page, "deltagare-alder")).Single(row => row.Label == "Andra").Cells[0];
        Assert.Equal("..", cell.Value);
        Assert.Empty(cell.Elements());
        var origin = Origins(page).Descendants("tr").Single(row => row.Element("th")?.Value == "Andra");
        Assert.Empty(origin.Descendants("a"));
    }

    [Fact]
    public void What_a_text_computes_leads_to_the_figures_that_it_is_computed_of()
    {
        var page = Page(Report("Andelen var {{andel(r/Bidrag/2017; r/Årets resultat/2017)}} och {{deltagare.alder/Andra/Samtliga}}."), null);
        var text = page.Descendants("section").First(section => section.Attribute("class")?.Value.StartsWith("narrative", StringComparison.Ordinal) == true);
        var computed = ReportPage.Place(page, Assert.Single(text.Descendants("a")).Attribute("href")!.Value[1..]);
        Assert.Equal("150\u00a0%", computed.Element("th")!.Value);
        Assert.Equal(
            ["Bidrag", "Årets resultat"],
            computed.Descendants("a").Select(link => ReportPage.Place(page, link.Attribute("href")!.Value[1..]).Element("th")!.Value));
    }

    [Fact]
    public void Goals_and_key_figures_lead_to_how_they_were_measured()
    {
        var page = Page(RichReport.Make(), null);
        var outcome = ReportPage.Place(page, ReportPage.Place(page, "mal").Descendants("a").Single().Attribute("href")!.Value[1..]);
        Assert.Equal("Angivet av styrelsen", outcome.Elements("td").First().Value);
        Assert.Single(ReportPage.Place(page, "nyckeltal").Descendants("a"));
    }

    [Fact]
    public void Where_the_gateway_has_no_address_the_page_says_what_to_ask_for()
    {
        var origins = Origins(Page(Report(), null));
        Assert.DoesNotContain(origins.Descendants("a"), link => link.Attribute("href")!.Value.StartsWith("http", StringComparison.Ordinal));
        Assert.Contains("/v1/reporting/provforbundet/reports/2017-01-01/2017-12-31/figure?version=3&address=tabell/rad/kolumn", origins.Value);
    }

    [Fact]
    public void On_paper_there_is_nothing_to_follow()
    {
        var page = ReportPage.Read(Encoding.UTF8.GetString(HtmlReport.RenderForPrint(Report(), RichReport.Edition)));
        Assert.DoesNotContain(page.Descendants("h2"), heading => heading.Value == "Källor");
        Assert.Empty(ReportPage.Place(page, "r").Descendants("a"));
    }

    private static XElement Origins(XDocument page) => ReportPage.Place(page, "kallor").Parent!;

    private static XDocument Page(ComposedReport report, Uri? gateway) =>
        ReportPage.Read(Encoding.UTF8.GetString(HtmlReport.Render(report, RichReport.Edition, gateway)));

    private static ComposedReport Report(string text = "Ett år.")
    {
        var money = Make.Table(
            "r", "tkr", ["2017", "Budget", "Avvikelse"],
            ("Intäkter", [null, null, null]), ("Bidrag", [1500, 1400, 100]), ("Insats", [500, 500, 0]),
            ("Kassa", [7, null, null]), ("Årets resultat", [1000, 900, 100]));
        var ages = Make.Table("deltagare.alder", "antal", ["Samtliga"], ("Unga", [20]), ("Andra", [null])) with
        {
            Source = "participants", Of = "deltagare.alder",
        };
        return new ComposedReport(
            Make.Definition(new ReportSection("01.md", text)) with { LayoutJson = Layout },
            [
                money with { Rows = [money.Rows[0] with { Kind = RowKind.Heading }, .. money.Rows.Skip(1)] },
                ages with { Rows = [ages.Rows[0], ages.Rows[1] with { Cells = [new ComposedCell(null, Suppressed: true)] }] },
            ]);
    }
}
