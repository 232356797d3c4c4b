using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering.Documents;

/// <summary>Printed tables in a document: a numbered caption, then the table, whose header row is repeated on every page.</summary>
internal sealed class DocxTable
{
    // From this many columns on, A4 asks for smaller type.
    private const int WideColumns = 7;

    private int _number;

    /// <summary>A caption, the table, and what stands under it.</summary>
    public IEnumerable<OpenXmlElement> Make(PrintedTable table)
    {
        _number++;
        var caption = table.Unit is null ? $": {table.Title}" : $": {table.Title} ({table.Unit})";
        yield return DocxText.Paragraph(
            DocxStyles.Caption,
            [DocxText.Run("Tabell "), .. DocxText.Field("SEQ Tabell \\* ARABIC", _number.ToString(CultureInfo.InvariantCulture)), DocxText.Run(caption)]);
        yield return Grid(table.Title, table.Columns, table.Rows);
        yield return DocxText.Paragraph(DocxStyles.TableText, table.Remark ?? "");
    }

    /// <summary>A table without a caption.</summary>
    /// <param name="description">What it holds, for who can't see it.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows.</param>
    public static Table Grid(string description, IReadOnlyList<PrintedColumn> columns, IReadOnlyList<PrintedRow> rows)
    {
        var widths = DocxColumns.Of(columns, rows);
        var style = columns.Count < WideColumns ? DocxStyles.TableText : DocxStyles.SmallTableText;
        var grid = new Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.Table },
                new TableWidth { Width = $"{DocxColumns.Whole}", Type = TableWidthUnitValues.Dxa },
                new TableLook
                {
                    Val = "04A0", FirstRow = true, FirstColumn = true, LastRow = false, LastColumn = false, NoHorizontalBand = false, NoVerticalBand = true,
                },
                new TableCaption { Val = description }),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        grid.Append(new TableRow(
            [
                new TableRowProperties(new CantSplit(), new TableHeader()),
                .. columns.Select((column, i) => Cell(column.Text, style, widths[i], column.IsRight, bold: true, shaded: false, keptWithNext: true)),
            ]));
        for (var number = 0; number < rows.Count; number++)
        {
            var row = rows[number];
            var kept = PrintedTable.IsShort(rows.Count) && number < rows.Count - 1;
            var bold = row.Kind != RowKind.Plain;
            grid.Append(new TableRow(
                [
                    new TableRowProperties(new CantSplit()),
                    .. row.Cells.Select((cell, i) => Cell(cell, style, widths[i], columns[i].IsRight, bold, row.Kind == RowKind.Sum, kept)),
                ]));
        }

        return grid;
    }

    private static TableCell Cell(PrintedCell cell, string style, int width, bool right, bool bold, bool shaded, bool keptWithNext)
    {
        var layout = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (keptWithNext)
        {
            layout.Append(new KeepNext());
        }

        if (right)
        {
            layout.Append(new Justification { Val = JustificationValues.Right });
        }

        var paragraph = new Paragraph(layout);
        if (cell.Light is { } light)
        {
            paragraph.Append(DocxText.Run($"{light.Symbol} ", colour: light.Colour.ToUpperInvariant()));
        }

        paragraph.Append(DocxText.Run(cell.Text, bold));
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa });
        if (shaded)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Fill = "EEF2F5" });
        }

        return new TableCell(properties, paragraph);
    }
}
