using System.Globalization;
using System.Text;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Finsam.Reporting.Rendering.Charts;

/// <summary>Draws charts as SVG by OxyPlot. Series differ by pattern and by lightness, not by colour alone, and every bar says its figure.</summary>
internal static class ChartSvg
{
    private const int Width = 720;
    private const int LineHeight = 260;
    private const int BarThickness = 17;
    private const int CategoryGap = 12;
    private const int ThinnestBar = 12;
    private const int TallestChart = 940;
    private const int AxisHeight = 36;
    private const int LegendHeight = 40;
    private const int LabelWidth = 44;

    // Beyond the longest bar and above the highest point, as a part of the axis.
    private const double RoomForFigures = 0.3;

    private const string Font = "Liberation Sans, Arial, Helvetica, DejaVu Sans Condensed, sans-serif";

    private static readonly OxyColor Ink = OxyColor.FromRgb(0x1d, 0x27, 0x33);
    private static readonly OxyColor Grid = OxyColor.FromRgb(0xc9, 0xd1, 0xd9);

    // Each has a pattern in Patterns but the first, which is solid.
    private static readonly OxyColor[] Fills =
        [OxyColor.FromRgb(0x14, 0x50, 0x6b), OxyColor.FromRgb(0x9c, 0xc4, 0xd4), OxyColor.FromRgb(0xe8, 0xb6, 0x5a)];

    private static readonly string[] Patterns =
    [
        "",
        """<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="#14506b" stroke-width="1.2" fill="none"/>""",
        """<circle cx="4" cy="4" r="1.4" fill="#5c3d00"/>""",
    ];

    /// <summary>Draws a chart; the same chart gives the same text.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="id">Its id in the page, which the ids within it begin with.</param>
    public static string Draw(Chart chart, string id)
    {
        var height = Height(chart);
        var exporter = new SvgExporter { Width = Width, Height = height, IsDocument = false, TextMeasurer = new RoomyText(Width, height) };
        var svg = exporter.ExportToString(Model(chart));
        var content = svg[(svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1)..]
            .Replace("clipPath", $"{id}-clip", StringComparison.Ordinal)
            .Replace($"<{id}-clip ", "<clipPath ", StringComparison.Ordinal)
            .Replace($"</{id}-clip>", "</clipPath>", StringComparison.Ordinal);
        var start = new StringBuilder().Append(
            CultureInfo.InvariantCulture, $"""<svg viewBox="0 0 {Width} {height}" role="img" aria-label="{HtmlWriter.Escape(ChartText.Of(chart))}">""");
        for (var i = 1; i < Math.Min(chart.Series.Count, Patterns.Length) && chart.Shape == ChartShape.Bars; i++)
        {
            var fill = $"rgb({Fills[i].R},{Fills[i].G},{Fills[i].B})";
            start.Append(CultureInfo.InvariantCulture, $"""
                <defs><pattern id="{id}-p{i}" width="8" height="8" patternUnits="userSpaceOnUse">
                <rect width="8" height="8" fill="{fill}"/>{Patterns[i]}</pattern></defs>
                """);
            content = content.Replace($"fill:{fill}", $"fill:url(#{id}-p{i})", StringComparison.Ordinal);
        }

        return start.Append(content).ToString();
    }

    // With many bars they get thinner, as long as their figures have room, so that the chart stays on a page.
    private static int Height(Chart chart)
    {
        if (chart.Shape == ChartShape.Line)
        {
            return LineHeight;
        }

        var around = AxisHeight + (chart.Series.Count > 1 ? LegendHeight : 0);
        var roomy = (chart.Series.Count * BarThickness) + CategoryGap;
        var category = Math.Clamp((TallestChart - around) / chart.Categories.Count, chart.Series.Count * ThinnestBar, roomy);
        return around + (chart.Categories.Count * category);
    }

    private static PlotModel Model(Chart chart)
    {
        var model = new PlotModel
        {
            DefaultFont = Font, DefaultFontSize = 13, TextColor = Ink, PlotAreaBorderThickness = new OxyThickness(0), Culture = SwedishNumber.Culture,
            Padding = new OxyThickness(4, 4, 24, 4),
        };
        if (chart.Shape == ChartShape.Line)
        {
            AddLine(model, chart);
        }
        else
        {
            AddBars(model, chart);
        }

        if (chart.Series.Count > 1)
        {
            model.Legends.Add(new Legend
            {
                LegendPlacement = LegendPlacement.Outside, LegendPosition = LegendPosition.TopLeft, LegendOrientation = LegendOrientation.Horizontal,
                LegendSymbolLength = 18, LegendMargin = 2,
            });
        }

        return model;
    }

    private static void AddBars(PlotModel model, Chart chart)
    {
        model.Axes.Add(Categories(chart, AxisPosition.Left, reversed: true));
        model.Axes.Add(Values(chart, AxisPosition.Bottom));
        for (var i = 0; i < chart.Series.Count; i++)
        {
            var series = new BarSeries
            {
                Title = chart.Series[i].Label, FillColor = Fills[i % Fills.Length], StrokeColor = Ink, StrokeThickness = 1,
                LabelFormatString = $"{{0:{Format(chart)}}}", LabelPlacement = LabelPlacement.Outside, LabelMargin = 7,
            };
            foreach (var value in chart.Series[i].Values)
            {
                series.Items.Add(new BarItem(value is { } known ? (double)known : double.NaN));
            }

            model.Series.Add(series);
        }
    }

    private static void AddLine(PlotModel model, Chart chart)
    {
        var categories = Categories(chart, AxisPosition.Bottom, reversed: false);
        (categories.Minimum, categories.Maximum) = (-0.5, chart.Categories.Count - 0.5);
        model.Axes.Add(categories);
        model.Axes.Add(Values(chart, AxisPosition.Left));
        foreach (var series in chart.Series)
        {
            var line = new LineSeries
            {
                Title = series.Label, Color = Fills[0], MarkerType = MarkerType.Circle, MarkerSize = 5, MarkerFill = Fills[0], StrokeThickness = 2.5,
                LabelMargin = 8, LabelFormatString = $"{{1:{Format(chart)}}}",
            };
            for (var i = 0; i < series.Values.Count; i++)
            {
                line.Points.Add(new DataPoint(i, series.Values[i] is { } known ? (double)known : double.NaN));
            }

            model.Series.Add(line);
        }
    }

    private static CategoryAxis Categories(Chart chart, AxisPosition position, bool reversed) => new()
    {
        Position = position, ItemsSource = chart.Categories.Select(Wrapped).ToList(), TickStyle = OxyPlot.Axes.TickStyle.None, GapWidth = 0.5,
        StartPosition = reversed ? 1 : 0, EndPosition = reversed ? 0 : 1, AxislineStyle = LineStyle.Solid, AxislineColor = Ink,
    };

    private static LinearAxis Values(Chart chart, AxisPosition position)
    {
        var values = chart.Series.SelectMany(series => series.Values).OfType<decimal>().ToList();
        var axis = new LinearAxis
        {
            Position = position, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Grid, MinorTickSize = 0, TicklineColor = Grid,
            MinimumPadding = RoomForFigures, MaximumPadding = RoomForFigures, LabelFormatter = value => SwedishNumber.Format((decimal)value),
        };

        // Bars and lines grow from nought: a cut axis would exaggerate.
        if (values.All(value => value >= 0))
        {
            // The label of a nought stands before it.
            axis.Minimum = values.Contains(0) ? -0.04 * (double)values.Max() : 0;
            axis.Maximum = values.Count == 0 || values.Max() == 0 ? double.NaN : (1 + RoomForFigures) * (double)values.Max();
        }
        else if (values.All(value => value <= 0))
        {
            axis.Maximum = 0;
        }

        return axis;
    }

    private static string Format(Chart chart)
    {
        var scale = chart.Series.SelectMany(series => series.Values).OfType<decimal>().Max(value => value.Scale);
        return $"N{Math.Max(scale, Rendering.Unit.Decimals(chart.Unit) ?? 0)}";
    }

    private static string Wrapped(string label)
    {
        var text = new StringBuilder();
        var line = 0;
        foreach (var word in label.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line > 0 && line + word.Length > LabelWidth)
            {
                text.Append('\n');
                line = 0;
            }
            else if (line > 0)
            {
                text.Append(' ');
            }

            text.Append(word);
            line += word.Length + 1;
        }

        return text.ToString();
    }

    /// <summary>Measures text as Helvetica, and then some: the font that the reader has may be wider.</summary>
    private sealed class RoomyText(double width, double height) : PdfRenderContext(width, height, OxyColors.Undefined)
    {
        private const double Room = 1.35;

        public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
        {
            var size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
            return new OxySize(size.Width * Room, size.Height * Room);
        }
    }
}
