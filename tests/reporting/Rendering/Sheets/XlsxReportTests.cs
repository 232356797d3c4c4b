using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Finsam.Reporting.Rendering.Sheets;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering.Sheets;

public class XlsxReportTests
{
    private static readonly byte[] Rendered = XlsxReport.Render(RichReport.Make(), RichReport.Edition);

    [Fact]
    public void The_workbook_is_valid_and_the_same_every_time()
    {
        using var document = Open();
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document);
        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Equal(Rendered, XlsxReport.Render(RichReport.Make(), RichReport.Edition));
    }

    [Fact]
    public void Each_table_has_a_sheet_and_those_narrowed_to_one_insats_have_none()
    {
        using var document = Open();
        Assert.Equal(
            ["Innehåll", "Tabell r", "Tabell not1", "deltagare.oversikt", "avslut.oversikt", "Tabell deltagare.alder", "mal", "Tabell nyckeltal"],
            document.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value));
    }

    [Fact]
    public void Numbers_are_numbers_with_thousands_apart_and_shares_have_columns_of_their_own()
    {
        using var document = Open();
        var result = Rows(document, "Tabell r");
        Assert.Equal(["Benämning", "Not", "2017 (tkr)", "2016 (tkr)"], result[0].Select(cell => cell.InnerText));
        var figure = result[2][2];
        Assert.Equal((CellValues.Number, 1234m), (figure.DataType!.Value, decimal.Parse(figure.CellValue!.Text, CultureInfo.InvariantCulture)));
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var format = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)figure.StyleIndex!.Value).NumberFormatId!.Value;
        Assert.Equal("#,##0", styles.NumberingFormats!.Elements<NumberingFormat>().Single(one => one.NumberFormatId! == format).FormatCode!.Value);
        Assert.Equal(["301", "20", "35"], Rows(document, "deltagare.oversikt")[1].Select(cell => cell.InnerText));
    }

    [Fact]
    public void Headers_and_labels_stay_where_they_are()
    {
        using var document = Open();
        var pane = Sheet(document, "Tabell not1").Descendants<Pane>().Single();
        Assert.Equal((PaneStateValues.Frozen, "B2"), (pane.State!.Value, pane.TopLeftCell!.Value));
        Assert.Equal(RichReport.LongRows + 1, Rows(document, "Tabell not1").Count);
    }

    [Fact]
    public void What_is_held_back_is_told_as_in_print_and_goals_say_what_they_are()
    {
        using var document = Open();
        Assert.Equal("..", Rows(document, "avslut.oversikt")[1][1].InnerText);
        Assert.Equal(["1a", "Nå fler", "15", "14", "inte uppfyllt"], Rows(document, "mal")[1].Select(cell => cell.InnerText));
    }

    [Fact]
    public void Names_of_sheets_are_short_allowed_and_differ()
    {
        var names = new Finsam.Reporting.Rendering.Sheets.SheetNames();
        var heading = "Not 1: intäkter [kr] och en mycket lång fortsättning";
        var first = names.Make(heading);
        Assert.Equal("Not 1  intäkter  kr  och en myc", first);
        Assert.Equal("Not 1  intäkter  kr  och en (2)", names.Make(heading));
    }

    private static SpreadsheetDocument Open() => SpreadsheetDocument.Open(new MemoryStream(Rendered), isEditable: false);

    private static Worksheet Sheet(SpreadsheetDocument document, string name)
    {
        var id = document.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(sheet => sheet.Name! == name).Id!.Value!;
        return ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!;
    }

    private static List<List<Cell>> Rows(SpreadsheetDocument document, string name) =>
        [.. Sheet(document, name).Descendants<Row>().Select(row => row.Elements<Cell>().ToList())];
}
