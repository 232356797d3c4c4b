using System.Text;
using System.Xml.Linq;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering;

public class HtmlReportTests
{
    private static readonly Uri Gateway = new("https://finsam.example.se");

    private static readonly Edition Edition = new(
        3, new DateTimeOffset(2018, 2, 15, 9, 5, 0, TimeSpan.Zero), [("ledger", 12), ("participants", 7)], "ab12");

    [Fact]
    public void The_page_is_well_formed_Swedish_and_titled()
    {
        var page = Page(Report());
        Assert.Equal("sv", page.Root!.Attribute("lang")!.Value);
        Assert.Equal("Årsredovisning 2017 – Samordningsförbundet Prov & Test", page.Descendants("title").Single().Value);
        Assert.Equal("Årsredovisning 2017", page.Descendants("h1").Single().Value);
    }

    [Fact]
    public void Every_table_has_a_caption_and_scoped_headers()
    {
        foreach (var table in Page(Report()).Descendants("table"))
        {
            Assert.NotEmpty(table.Elements("caption"));
            Assert.All(table.Descendants("th"), header => Assert.Matches("^(row|col)$", header.Attribute("scope")!.Value));
            var widths = table.Descendants("tr").Select(row => row.Elements().Count()).Distinct();
            Assert.Single(widths);
        }
    }

    [Fact]
    public void Every_link_within_the_page_leads_to_one_place()
    {
        var page = Page(RichReport.Make());
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var within = page.Descendants("a").Attributes("href").Select(target => target.Value).Where(target => target.StartsWith('#')).ToList();
        Assert.NotEmpty(within);
        Assert.All(within, target => Assert.Contains(target[1..], ids));
        Assert.Empty(page.Descendants("nav").Descendants("li"));
    }

    [Fact]
    public void Nothing_is_loaded_and_no_bare_figure_is_used()
    {
        var html = Encoding.UTF8.GetString(HtmlReport.Render(Report(), Edition, Gateway));
        Assert.DoesNotContain("<figure", html);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("url(", html);
        Assert.Contains("default-src 'none'", html.Replace("&#39;", "'"));
        Assert.Contains("font-variant-ligatures: none", html);
    }

    [Fact]
    public void Figures_shares_notes_and_suppressed_cells_are_printed()
    {
        var text = Page(Report()).Root!.Value;
        Assert.Contains("1\u00a0234", text);
        Assert.Contains("(35\u00a0%)", text);
        Assert.Contains("Uppgiften redovisas inte", text);
        Assert.Contains("inte uppfyllt", text);
        Assert.DoesNotContain("not_met", text);
        var note = Page(Report()).Descendants("a").Single(link => link.Attribute("aria-label")?.Value == "Not 1");
        Assert.Equal("#not1", note.Attribute("href")!.Value);
    }

    [Fact]
    public void The_board_signs_with_role_and_member_and_the_footer_tells_from_what_it_was_composed()
    {
        var page = Page(Report());
        var signatures = page.Descendants("ul").Single(list => list.Attribute("class")?.Value == "signatures");
        Assert.Equal("OrdförandeProvköpings <kommun>", signatures.Elements("li").Single().Value);
        var footer = page.Descendants("footer").Single().Value;
        Assert.Contains("Version 3, sammanställd 2018-02-15 kl. 09.05 UTC", footer);
        Assert.Contains("bokföringen till och med ändring 12", footer);
    }

    [Fact]
    public void Narrowed_tables_are_not_printed() =>
        Assert.DoesNotContain("Bara 301", Page(Report()).Root!.Value);

    [Fact]
    public void A_draft_is_marked_and_tells_what_was_checked()
    {
        var html = Encoding.UTF8.GetString(HtmlReport.Render(RichReport.Make(), RichReport.Edition, Gateway));
        Assert.Contains("UTKAST: version 3, inte fastställd av styrelsen", html);
        Assert.Contains("content: \"UTKAST\"", html);
        Assert.Contains("3 kontroller gjordes när rapporten ställdes samman: 1 höll, 1 behöver ses över, 1 höll inte.", html);
        Assert.Contains("01.md, rad 9", html);
        Assert.Contains("r/Årets resultat/2017: 1\u00a0234 tkr; not1/Rad 1/Januari: 1 kr", html);
    }

    [Fact]
    public void An_approved_version_tells_the_boards_decision_and_is_no_draft()
    {
        var edition = RichReport.Edition with { State = VersionState.Approved, Approval = new BoardApproval(new DateOnly(2018, 2, 20), "§ 12") };
        var html = Encoding.UTF8.GetString(HtmlReport.Render(RichReport.Make(), edition, Gateway));
        Assert.DoesNotContain("UTKAST", html);
        Assert.DoesNotContain("kontroller gjordes", html);
        Assert.Contains("Version 3, fastställd av styrelsen 2018-02-20, § 12", html);
        Assert.Contains("Styrelsen fastställde årsredovisningen den 2018-02-20, § 12.", html);
        Assert.Contains($"Kontrollsumma (SHA-256): {edition.Hash}", html);
    }

    [Fact]
    public void Goals_have_a_light_with_its_word_and_how_they_went_before()
    {
        var rows = Page(RichReport.Make()).Descendants("table").Single(table => table.Attribute("id")?.Value == "mal").Descendants("tr").ToList();
        Assert.Equal("2016", rows[0].Elements().Last().Value);
        Assert.Equal(["1a", "Nå fler", "minst 15", "14", "■ inte uppfyllt", "● uppfyllt, 12 (mål 10)"], rows[1].Elements().Select(cell => cell.Value));
        Assert.All(rows[1].Descendants("span"), light => Assert.Equal("true", light.Attribute("aria-hidden")!.Value));
    }

    private static ComposedReport Report()
    {
        var definition = Make.Definition(new ReportSection("01.md", "# Året\n\nResultat {{r/Årets resultat/2017}} tkr.")) with
        {
            Board =
            [
                new ReportPost("Ordförande", "Provköpings <kommun>", null, null),
                new ReportPost("Ersättare", "Provköpings <kommun>", null, null),
                new ReportPost("Ledamot", "X", null, new DateOnly(2017, 5, 1)),
            ],
            Goals = [new ReportGoal("1a", "Nå fler", null, "manual", ">=", 15, 14, "not_met")],
            KeyFigures = [new ReportKeyFigure("k", "Möten", 4, "st")],
            Meetings = [new ReportMeetings("Beredningsgrupp", 4, null, null, null)],
            BoardMeetings = 5,
        };
        var money = Make.Table("r", "tkr", ["2017", "2016"], ("Intäkter", [null, null]), ("Årets resultat", [1234, -5]));
        money = money with { Rows = [money.Rows[0] with { Kind = RowKind.Heading, Note = 1 }, money.Rows[1] with { Kind = RowKind.Sum }] };
        var participants = Make.WithCell("deltagare.oversikt", "301", "Deltagare", new ComposedCell(20, Share: 35));
        var suppressed = Make.WithCell("avslut.oversikt", "301", "Avslutade", new ComposedCell(null, Suppressed: true));
        var goals = Make.WithCell("mal", "1a", "Mål", new ComposedCell(15)) with
        {
            Columns = [new("Mål", null), new("Utfall", null), new("Status", null)],
            Rows = [new("1a", RowKind.Plain, null, [new(15), new(14), new(null, Text: "not_met")])],
        };
        var keyFigures = Make.Table("nyckeltal", "antal", ["Värde"], ("k", [4])) with { Source = "key_figures" };
        return new ComposedReport(
            definition,
            [money, Make.Table("not1", "kr", ["2017"], ("Not", [1])), participants, suppressed, goals, keyFigures,
             participants with { Title = "Bara 301", Insats = "301" }]);
    }

    private static XDocument Page(ComposedReport report) =>
        ReportPage.Read(Encoding.UTF8.GetString(HtmlReport.Render(report, Edition, Gateway)));
}
