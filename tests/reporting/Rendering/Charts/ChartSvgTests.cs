using System.Xml.Linq;
using Finsam.Reporting.Rendering.Charts;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering.Charts;

public class ChartSvgTests
{
    private static readonly Chart Bars = new(
        "Före & efter", ChartShape.Bars, "tkr1", ["Försörjningsstöd", "A-kassa"], [new("Före", [1234.5m, null]), new("Efter", [0, -2])]);

    [Fact]
    public void The_same_chart_is_drawn_alike_and_another_id_keeps_the_ids_within_apart()
    {
        var svg = ChartSvg.Draw(Bars, "a");
        Assert.Equal(svg, ChartSvg.Draw(Bars, "a"));
        Assert.Empty(Ids(svg).Intersect(Ids(ChartSvg.Draw(Bars, "b"))));
    }

    [Fact]
    public void Every_bar_says_its_figure_as_Swedish_print_does_and_what_is_not_known_has_none()
    {
        var texts = XElement.Parse(ChartSvg.Draw(Bars, "a")).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value);
        Assert.Contains("1\u00a0234,5", texts);
        Assert.Contains("\u22122,0", texts);
        Assert.Contains("0,0", texts);
    }

    [Fact]
    public void Series_differ_by_pattern_and_not_by_colour_alone() => Assert.Contains("fill:url(#a-p1)", ChartSvg.Draw(Bars, "a"));

    [Fact]
    public void The_alternative_text_says_what_it_shows_and_its_figures() => Assert.Equal(
        "Stapeldiagram: Före & efter, tkr. Försörjningsstöd: Före 1\u00a0234,5, Efter 0,0. A-kassa: Före ingen uppgift, Efter \u22122,0. "
            + "Alla siffror står i tabellen.",
        XElement.Parse(ChartSvg.Draw(Bars, "a")).Attribute("aria-label")!.Value);

    [Fact]
    public void Of_many_figures_the_least_and_the_most_are_told()
    {
        var numbers = Enumerable.Range(1, 30).ToList();
        var many = new Chart(
            "Utfall", ChartShape.Bars, "kr", [.. numbers.Select(i => $"Rad {i}")], [new("Utfall", [.. numbers.Select(i => (decimal?)i)])]);
        Assert.Contains("Utfall: från 1 (Rad 1) till 30 (Rad 30).", ChartText.Of(many));
    }

    private static List<string> Ids(string svg) =>
        [.. XElement.Parse(svg).DescendantsAndSelf().Attributes("id").Select(id => id.Value)];
}
