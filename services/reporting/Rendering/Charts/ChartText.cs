namespace Finsam.Reporting.Rendering.Charts;

/// <summary>A chart in words, for who can't see it: what it shows, and its figures where they are few.</summary>
internal static class ChartText
{
    // So many figures can be listened to; the table holds all of them.
    private const int MostSpoken = 24;

    /// <summary>The alternative text of a chart.</summary>
    public static string Of(Chart chart)
    {
        var shape = chart.Shape == ChartShape.Line ? "Linjediagram" : "Stapeldiagram";
        var unit = Rendering.Unit.Name(chart.Unit) is "antal" or "" ? "" : $", {Rendering.Unit.Name(chart.Unit)}";
        var figures = chart.Categories.Count * chart.Series.Count <= MostSpoken ? All(chart) : Extremes(chart);
        return $"{shape}: {chart.Title}{unit}. {figures} Alla siffror står i tabellen.";
    }

    private static string All(Chart chart) => string.Join(" ", chart.Categories.Select((category, i) =>
    {
        var values = chart.Series.Select(series => chart.Series.Count == 1 ? Value(chart, series, i) : $"{series.Label} {Value(chart, series, i)}");
        return $"{category}: {string.Join(", ", values)}.";
    }));

    private static string Extremes(Chart chart) => string.Join(" ", chart.Series.Select(series =>
    {
        var known = Enumerable.Range(0, chart.Categories.Count).Where(i => series.Values[i] is not null).ToList();
        if (known.Count == 0)
        {
            return $"{series.Label}: inga uppgifter.";
        }

        var least = known.MinBy(i => series.Values[i]);
        var most = known.MaxBy(i => series.Values[i]);
        return $"{series.Label}: från {Value(chart, series, least)} ({chart.Categories[least]}) till {Value(chart, series, most)} ({chart.Categories[most]}).";
    }));

    private static string Value(Chart chart, ChartSeries series, int i) =>
        series.Values[i] is { } value ? SwedishNumber.Format(value, chart.Unit) : "ingen uppgift";
}
