using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering.Packages;
using SheetEntries = DocumentFormat.OpenXml.Spreadsheet.Sheets;
using SheetEntry = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Finsam.Reporting.Rendering.Sheets;

/// <summary>The report's tables as a workbook: a sheet of contents, then one a table, with numbers as numbers.</summary>
internal static class XlsxReport
{
    /// <summary>Media type of the rendering.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const double NarrowestLabels = 20;
    private const double WidestLabels = 70;
    private const double LineHeight = 15;
    private const double NumberWidth = 17;
    private const double TextWidth = 60;

    /// <summary>Renders the layout's own tables; the same report gives the same bytes.</summary>
    public static byte[] Render(ComposedReport report, Edition edition)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var definition = report.Definition;
            OfficeProperties.Write(document.AddNewPart<CoreFilePropertiesPart>("properties"), report.Definition, edition);
            var book = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "workbook");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.Make();
            var tables = report.Whole.ToList();
            var names = new SheetNames();
            var entries = new SheetEntries();
            var contents = names.Make("Innehåll");
            var titles = tables.Select(table => names.Make(table.Title)).ToList();
            Add(contents, Contents(report, edition, titles));
            for (var i = 0; i < tables.Count; i++)
            {
                Add(titles[i], OfTable(Sheet.Of(tables[i], definition)));
            }

            // Headers are repeated on every printed page.
            var printed = titles.Select((title, i) => new DefinedName($"'{title}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i + 1 });
            book.Workbook = titles.Count == 0 ? new Workbook(entries) : new Workbook(entries, new DefinedNames(printed));

            void Add(string name, Worksheet sheet)
            {
                var number = (uint)entries.ChildElements.Count + 1;
                book.AddNewPart<WorksheetPart>($"sheet{number}").Worksheet = sheet;
                entries.Append(new SheetEntry { Name = name, SheetId = number, Id = $"sheet{number}" });
            }
        }

        return SteadyZip.Repack(file.ToArray(), edition.ComposedAt);
    }

    private static Worksheet Contents(ComposedReport report, Edition edition, List<string> titles)
    {
        var definition = report.Definition;
        var rows = new SheetData(
            new Row(TextCell(definition.Title, XlsxStyles.OfText(bold: true))),
            new Row(TextCell(definition.ForbundName, XlsxStyles.OfText(bold: false))),
            new Row(TextCell($"Version {edition.Version}, kontrollsumma (SHA-256) {edition.Hash}", XlsxStyles.OfText(bold: false))),
            new Row(),
            new Row(TextCell("Blad", XlsxStyles.Header), TextCell("Tabell", XlsxStyles.Header), TextCell("Adress", XlsxStyles.Header)));
        var links = new Hyperlinks();
        foreach (var (table, title) in report.Whole.Zip(titles))
        {
            rows.Append(new Row(new[] { title, table.Title, table.Id }.Select(text => TextCell(text, XlsxStyles.OfText(bold: false)))));
            links.Append(new Hyperlink { Reference = $"A{rows.ChildElements.Count}", Location = $"'{title}'!A1", Display = title });
        }

        var sheet = new Worksheet(OnePageWide(), Widths(LabelWidth(titles), TextWidth, LabelWidth(report.Whole.Select(table => table.Id))), rows);
        if (titles.Count > 0)
        {
            sheet.Append(links);
        }

        sheet.Append(Landscape());
        return sheet;
    }

    private static Worksheet OfTable(Sheet sheet)
    {
        double[] widths = [.. sheet.Columns.Select((column, i) =>
            i == 0 ? LabelWidth(sheet.Table.Rows.Select(row => row.Label)) : column.Unit.Length == 0 ? TextWidth : NumberWidth)];
        var rows = new SheetData(new Row(sheet.Columns.Select(
            column => TextCell(column.Name, column.Unit.Length == 0 ? XlsxStyles.Header : XlsxStyles.NumberHeader)))
        {
            Height = LineHeight * sheet.Columns.Zip(widths, (column, width) => Math.Ceiling((column.Name.Length + 4) / width)).Max(), CustomHeight = true,
        });
        foreach (var row in sheet.Table.Rows)
        {
            var bold = row.Kind != RowKind.Plain;
            rows.Append(new Row(sheet.Columns.Select(column => Of(column.Cell(row), column.Unit, bold))));
        }

        // The header and the labels stay where they are while the rest is scrolled.
        var frozen = new SheetViews(new SheetView(
            new Pane { HorizontalSplit = 1, VerticalSplit = 1, TopLeftCell = "B2", ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        });
        return new Worksheet(OnePageWide(), frozen, Widths(widths), rows, Landscape());
    }

    private static SheetProperties OnePageWide() => new(new PageSetupProperties { FitToPage = true });

    private static PageSetup Landscape() => new() { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 };

    // In characters, with room for bold ones.
    private static double LabelWidth(IEnumerable<string> labels) =>
        Math.Clamp(labels.Select(label => label.Length * 1.1).DefaultIfEmpty().Max() + 2, NarrowestLabels, WidestLabels);

    private static Columns Widths(params double[] widths) => new(widths.Select((width, i) => new Column
    {
        Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true,
    }));

    private static Cell Of(SheetCell cell, string unit, bool bold) =>
        cell.Number is { } number ? NumberCell(number, unit, bold) : TextCell(cell.Text, XlsxStyles.OfText(bold));

    private static Cell NumberCell(decimal number, string unit, bool bold) => new(new CellValue(number.ToString(CultureInfo.InvariantCulture)))
    {
        DataType = CellValues.Number, StyleIndex = XlsxStyles.OfNumber(Math.Max(number.Scale, Unit.Decimals(unit) ?? 0), bold),
    };

    private static Cell TextCell(string text, UInt32Value style) => text.Length == 0
        ? new Cell { StyleIndex = style }
        : new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };
}
