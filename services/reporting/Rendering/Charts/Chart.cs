namespace Finsam.Reporting.Rendering.Charts;

/// <summary>A chart of some of a table's figures, as they stand in it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Shape">How it is drawn.</param>
/// <param name="Unit">What its figures are counted in.</param>
/// <param name="Categories">What the figures of a series are of.</param>
/// <param name="Series">Its series, each with one figure a category.</param>
internal sealed record Chart(
    string Title, ChartShape Shape, string Unit, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series);

/// <summary>A series of figures.</summary>
/// <param name="Label">What they have in common.</param>
/// <param name="Values">One for each category; null where the table has none, or holds it back.</param>
internal sealed record ChartSeries(string Label, IReadOnlyList<decimal?> Values);

/// <summary>How a chart is drawn.</summary>
internal enum ChartShape
{
    /// <summary>Horizontal bars, those of one category beside each other.</summary>
    Bars,

    /// <summary>A line from left to right, for figures that follow each other in time.</summary>
    Line,
}
