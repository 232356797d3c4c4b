namespace Finsam.Reporting.Rendering.Charts;

/// <summary>A chart in print, under the table that holds its figures.</summary>
internal static class ChartPart
{
    /// <summary>Writes a chart.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="id">Its id in the page.</param>
    public static void Write(HtmlWriter html, Chart chart, string id)
    {
        var unit = Unit.Name(chart.Unit) is "antal" or "" ? "" : $" ({Unit.Name(chart.Unit)})";
        html.Open("div", ("class", "chart"), ("id", id)).Line()
            .Element("p", $"Diagram: {chart.Title}{unit}", ("class", "chart-title")).Line()
            .Raw(ChartSvg.Draw(chart, id)).Line()
            .Close().Line();
    }
}
