using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering.Documents;

/// <summary>Printed tables in a document: a numbered caption, then the table, whose header row is repeated on every page.</summary>
internal sealed class DocxTable
{
    private const int WholeWidth = 5000;
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
        var grid = new Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.Table },
                new TableWidth { Width = $"{WholeWidth}", Type = TableWidthUnitValues.Pct },
                new TableLook
                {
                    Val = "04A0", FirstRow = true, FirstColumn = true, LastRow = false, LastColumn = false, NoHorizontalBand = false, NoVerticalBand = true,
                },
                new TableCaption { Val = description }),
            new TableGrid(columns.Select(_ => new GridColumn())));
        grid.Append(new TableRow(
            [
                new TableRowProperties(new CantSplit(), new TableHeader()),
                .. columns.Select(column => Cell(column.Text, column.IsRight, bold: true, shaded: false)),
            ]));
        foreach (var row in rows)
        {
            var bold = row.Kind != RowKind.Plain;
            grid.Append(new TableRow(
                [
                    new TableRowProperties(new CantSplit()),
                    .. row.Cells.Select((cell, i) => Cell(cell, columns[i].IsRight, bold, row.Kind == RowKind.Sum)),
                ]));
        }

        return grid;
    }

    private static TableCell Cell(PrintedCell cell, bool right, bool bold, bool shaded)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.TableText });
        if (right)
        {
            properties.Append(new Justification { Val = JustificationValues.Right });
        }

        var paragraph = new Paragraph(properties);
        if (cell.Light is { } light)
        {
            paragraph.Append(DocxText.Run($"{light.Symbol} ", colour: light.Colour.ToUpperInvariant()));
        }

        paragraph.Append(DocxText.Run(cell.Text, bold));
        return shaded
            ? new TableCell(new TableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Fill = "EEF2F5" }), paragraph)
            : new TableCell(paragraph);
    }
}
