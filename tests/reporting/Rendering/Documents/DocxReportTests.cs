using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Finsam.Reporting.Rendering;
using Finsam.Reporting.Rendering.Documents;
using Xunit;
using Inline = DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline;

namespace Finsam.Reporting.Tests.Rendering.Documents;

public class DocxReportTests
{
    private static readonly byte[] Rendered = DocxReport.Render(RichReport.Make(), RichReport.Edition);

    [Fact]
    public void The_document_is_valid_and_the_same_every_time()
    {
        using var document = Open();
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document);
        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Equal(Rendered, DocxReport.Render(RichReport.Make(), RichReport.Edition));
    }

    [Fact]
    public void Headings_have_real_styles_in_order_and_a_list_of_contents_takes_them()
    {
        using var document = Open();
        var levels = Paragraphs(document, "Heading").Select(heading => heading.ParagraphProperties!.ParagraphStyleId!.Val!.Value![7..])
            .Select(int.Parse).ToList();
        Assert.Equal(1, levels[0]);
        Assert.DoesNotContain(levels.Zip(levels.Skip(1)), pair => pair.Second > pair.First + 1);
        Assert.Contains(document.MainDocumentPart!.Document!.Descendants<FieldCode>(), code => code.Text.Contains("TOC \\o", StringComparison.Ordinal));
        var styles = document.MainDocumentPart.StyleDefinitionsPart!.Styles!;
        Assert.Equal("sv-SE", styles.Descendants<Languages>().First().Val!.Value);
    }

    [Fact]
    public void The_contents_list_every_heading_of_two_levels_and_lead_to_it_before_the_program_has_filled_them_in()
    {
        using var document = Open();
        var body = document.MainDocumentPart!.Document!.Body!;
        var entries = Paragraphs(document, "TOC").Where(entry => entry.Elements<Hyperlink>().Any()).ToList();
        var headings = Paragraphs(document, "Heading1").Concat(Paragraphs(document, "Heading2")).ToList();
        Assert.Equal(headings.Count, entries.Count);
        var places = body.Descendants<BookmarkStart>().ToDictionary(place => place.Name!.Value!, place => Text((Paragraph)place.Parent!));
        Assert.All(entries, entry => Assert.Equal(places[entry.Elements<Hyperlink>().Single().Anchor!.Value!], Text(entry)));
    }

    [Fact]
    public void Columns_are_as_wide_as_the_page_and_the_labels_widest()
    {
        using var document = Open();
        foreach (var table in document.MainDocumentPart!.Document!.Descendants<Table>())
        {
            var widths = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>()
                .Select(column => int.Parse(column.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(DocxColumns.Whole, widths.Sum());
            Assert.All(widths, width => Assert.InRange(width, 1, DocxColumns.Whole));
        }

        var label = new PrintedRow(Finsam.Reporting.Domain.RowKind.Plain, ["Verksamhetens nettokostnad efter justering", "1\u00a0234", "1"]);
        var shares = DocxColumns.Of([new(""), new("2017", true), new("2016", true)], [label]);
        Assert.True(shares[0] > 3 * shares[1] && shares[1] > shares[2], string.Join(", ", shares));
    }

    [Fact]
    public void Tables_have_captions_and_repeat_their_header_rows()
    {
        using var document = Open();
        var tables = document.MainDocumentPart!.Document!.Descendants<Table>().ToList();
        Assert.All(tables, table => Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>()));
        Assert.Contains("Tabell 1: Tabell r (Belopp i tkr)", Paragraphs(document, "Caption").Select(Text));
        Assert.Contains(tables, table => table.Elements<TableRow>().Count() == RichReport.LongRows + 1);
    }

    [Fact]
    public void Figures_lists_links_and_notes_of_the_texts_are_in_place()
    {
        using var document = Open();
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Contains(body.Descendants<Paragraph>().Select(Text), text => text.StartsWith("Resultatet blev 1\u00a0234 tkr", StringComparison.Ordinal));
        Assert.Contains(document.MainDocumentPart.HyperlinkRelationships, link => link.Uri.AbsoluteUri == "https://finsam.example.se/om");
        Assert.True(body.Descendants<NumberingProperties>().Count() >= 4);
        Assert.Contains("■ inte uppfyllt", body.Descendants<TableCell>().Select(cell => cell.InnerText));
    }

    [Fact]
    public void The_foot_has_page_numbers_and_the_head_says_that_it_is_a_draft()
    {
        using var document = Open();
        var foot = document.MainDocumentPart!.FooterParts.Single().Footer!;
        Assert.Equal([" PAGE ", " NUMPAGES "], foot.Descendants<FieldCode>().Select(code => code.Text));
        Assert.Equal("UTKAST – inte fastställd", document.MainDocumentPart.HeaderParts.Single().Header!.InnerText);
    }

    [Fact]
    public void Charts_are_the_documents_own_with_their_figures_in_words()
    {
        using var document = Open();
        var chart = document.MainDocumentPart!.ChartParts.Single().ChartSpace!;
        Assert.Equal(["20", "10", "12", "8"], chart.Descendants<NumericPoint>().Select(point => point.InnerText));
        Assert.StartsWith("Stapeldiagram: ", document.MainDocumentPart.Document!.Descendants<Inline>().Single().DocProperties!.Description!.Value);
    }

    private static WordprocessingDocument Open() => WordprocessingDocument.Open(new MemoryStream(Rendered), isEditable: false);

    private static IEnumerable<Paragraph> Paragraphs(WordprocessingDocument document, string style) =>
        document.MainDocumentPart!.Document!.Descendants<Paragraph>()
            .Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith(style, StringComparison.Ordinal) == true);

    private static string Text(Paragraph paragraph) =>
        string.Concat(paragraph.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(text => text.Text));
}
