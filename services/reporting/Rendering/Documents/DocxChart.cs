using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using Finsam.Reporting.Rendering.Charts;
using Chart = Finsam.Reporting.Rendering.Charts.Chart;
using ChartPart = DocumentFormat.OpenXml.Packaging.ChartPart;
using ChartText = Finsam.Reporting.Rendering.Charts.ChartText;
using A = DocumentFormat.OpenXml.Drawing;
using Shape = Finsam.Reporting.Rendering.Charts.ChartShape;
using W = DocumentFormat.OpenXml.Wordprocessing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Finsam.Reporting.Rendering.Documents;

/// <summary>Charts as a document's own, which the office can change the looks of; each with its figures in words.</summary>
internal sealed class DocxChart(MainDocumentPart part)
{
    // English Metric Units, 360 000 a centimetre: as wide as the text.
    private const long Width = 16L * 360_000;
    private const long BaseHeight = 4L * 360_000;
    private const long BarHeight = 190_000;
    private const long TallestChart = 22L * 360_000;
    private const uint CategoryAxisId = 1;
    private const uint ValueAxisId = 2;
    private static readonly string[] Colours = ["14506B", "9CC4D4", "E8B65A"];

    private uint _number;

    /// <summary>The paragraph that holds a chart.</summary>
    public W.Paragraph Make(Chart chart)
    {
        var id = $"chart{++_number}";
        part.AddNewPart<ChartPart>(id).ChartSpace = new ChartSpace(
            new EditingLanguage { Val = "sv-SE" },
            new DocumentFormat.OpenXml.Drawing.Charts.Chart(
                new AutoTitleDeleted { Val = true },
                Plot(chart),
                new Legend(new LegendPosition { Val = LegendPositionValues.Top }, new Overlay { Val = false }),
                new PlotVisibleOnly { Val = true }));
        var height = chart.Shape == Shape.Line
            ? BaseHeight * 2
            : Math.Min(TallestChart, BaseHeight + (chart.Categories.Count * chart.Series.Count * BarHeight));
        var drawing = new W.Drawing(new Wp.Inline(
            new Wp.Extent { Cx = Width, Cy = height },
            new Wp.DocProperties { Id = _number, Name = $"Diagram {_number}", Title = chart.Title, Description = ChartText.Of(chart) },
            new Wp.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(new A.GraphicData(new ChartReference { Id = id }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        {
            DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0,
        });
        return DocxText.Paragraph(null, [new W.Run(drawing)]);
    }

    private static PlotArea Plot(Chart chart)
    {
        OpenXmlCompositeElement body = chart.Shape == Shape.Line
            ? new LineChart(new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false })
            : new BarChart(
                new BarDirection { Val = BarDirectionValues.Bar }, new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false });
        for (var i = 0; i < chart.Series.Count; i++)
        {
            body.Append(Series(chart, i));
        }

        body.Append(Labels());
        if (chart.Shape == Shape.Line)
        {
            body.Append(new ShowMarker { Val = true });
        }

        body.Append(new AxisId { Val = CategoryAxisId }, new AxisId { Val = ValueAxisId });
        var bars = chart.Shape == Shape.Bars;
        return new PlotArea(
            new Layout(),
            body,
            new CategoryAxis(
                new AxisId { Val = CategoryAxisId },
                new Scaling(new Orientation { Val = bars ? OrientationValues.MaxMin : OrientationValues.MinMax }),
                new Delete { Val = false },
                new AxisPosition { Val = bars ? AxisPositionValues.Left : AxisPositionValues.Bottom },
                new TickLabelPosition { Val = TickLabelPositionValues.Low },
                new CrossingAxis { Val = ValueAxisId }),
            new ValueAxis(
                new AxisId { Val = ValueAxisId },
                new Scaling(new Orientation { Val = OrientationValues.MinMax }),
                new Delete { Val = false },
                new AxisPosition { Val = bars ? AxisPositionValues.Bottom : AxisPositionValues.Left },
                new MajorGridlines(),
                new NumberingFormat { FormatCode = "#,##0", SourceLinked = false },
                new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
                new CrossingAxis { Val = CategoryAxisId },
                new Crosses { Val = bars ? CrossesValues.Maximum : CrossesValues.AutoZero }));
    }

    private static OpenXmlCompositeElement Series(Chart chart, int i)
    {
        var series = chart.Series[i];
        var fill = new A.SolidFill(new A.RgbColorModelHex { Val = Colours[i % Colours.Length] });
        OpenXmlElement[] head =
        [
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)i },
            new Order { Val = (uint)i },
            new SeriesText(new NumericValue(series.Label)),
        ];
        OpenXmlElement[] figures =
        [
            new CategoryAxisData(new StringLiteral(
                [
                    new PointCount { Val = (uint)chart.Categories.Count },
                    .. chart.Categories.Select((label, at) => new StringPoint(new NumericValue(label)) { Index = (uint)at }),
                ])),
            new Values(new NumberLiteral(
                [
                    new FormatCode("#,##0.##"),
                    new PointCount { Val = (uint)series.Values.Count },
                    .. series.Values.Index().Where(value => value.Item is not null).Select(value => new NumericPoint(
                        new NumericValue(value.Item!.Value.ToString(CultureInfo.InvariantCulture))) { Index = (uint)value.Index }),
                ])),
        ];
        return chart.Shape == Shape.Line
            ? new LineChartSeries([.. head, new ChartShapeProperties(new A.Outline(fill) { Width = 28_575 }), .. figures, new Smooth { Val = false }])
            : new BarChartSeries(
                [
                    .. head,
                    new ChartShapeProperties(fill, new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "1D2733" })) { Width = 6_350 }),
                    new InvertIfNegative { Val = false },
                    .. figures,
                ]);
    }

    private static DataLabels Labels() => new(
        new ShowLegendKey { Val = false }, new ShowValue { Val = true }, new ShowCategoryName { Val = false }, new ShowSeriesName { Val = false },
        new ShowPercent { Val = false }, new ShowBubbleSize { Val = false });
}
