using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering;

public class NarrativeTests
{
    private static readonly AddressBook Book = new(
    [
        Make.Table("t", "tkr", ["b"], ("a", [-2204]), ("n", [14])),
        Make.WithCell("w", "a", "b", new ComposedCell(null, Text: "*<not_met>*")),
        Make.WithCell("mal", "1a", "Status", new ComposedCell(null, Text: "not_met")),
        Make.WithCell("s", "a", "b", new ComposedCell(null, Suppressed: true)),
    ]);

    [Fact]
    public void A_figure_is_printed_alone_since_the_text_carries_its_unit() =>
        Assert.Equal("<p>Kostade \u22122\u00a0204\u00a0tkr.</p>\n", Html("Kostade {{t/a/b}}\ntkr."));

    [Fact]
    public void A_figure_that_begins_a_line_makes_no_list() =>
        Assert.Equal("<p>14. Så många.</p>\n", Html("{{t/n/b}}. Så många."));

    [Fact]
    public void Words_are_escaped_and_a_status_is_Swedish()
    {
        Assert.Equal("<p>*&lt;not_met&gt;*</p>\n", Html("{{w/a/b}}"));
        Assert.Equal("<p>Målet är inte uppfyllt.</p>\n", Html("Målet är {{mal/1a/Status}}."));
    }

    [Fact]
    public void A_figure_that_is_held_back_is_said_to_be() =>
        Assert.Equal("<p>(redovisas inte) personer</p>\n", Html("{{s/a/b}} personer"));

    [Fact]
    public void Headings_come_under_the_part_and_into_the_contents()
    {
        var narrative = Narrative.Render("# Året\n\n## Läge {{t/n/b}}", Book, new Anchors());
        Assert.Equal("<h3 id=\"aret\">Året</h3>\n<h4 id=\"lage-14\">Läge 14</h4>\n", narrative.Html);
        Assert.Equal(new NarrativeHeading("Året", "aret"), Assert.Single(narrative.Headings));
    }

    [Fact]
    public void A_figure_leads_to_its_place_but_not_from_within_a_link_and_not_where_it_has_none()
    {
        Assert.Equal(
            "<p>Så <a href=\"#p\">14</a> av \u22122\u00a0204</p>\n",
            Html("Så {{t/n/b}} av {{t/a/b}}", figure => figure.Expression == "t/n/b" ? "p" : null));
        Assert.Equal("<p><a href=\"https://x.se/\">se 14</a></p>\n", Html("[se {{t/n/b}}](https://x.se/)", _ => "p"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("a <img src=x onerror=y> b", "<img")]
    [InlineData("[a](javascript:alert(1))", "javascript:")]
    [InlineData("![bild](http://x/y.png)", "<img")]
    public void Nothing_in_a_text_becomes_active(string markdown, string forbidden) =>
        Assert.DoesNotContain(forbidden, Html(markdown));

    private static string Html(string markdown, Func<BoundFigure, string?>? placeOf = null) =>
        Narrative.Render(markdown, Book, new Anchors(), placeOf).Html;
}
