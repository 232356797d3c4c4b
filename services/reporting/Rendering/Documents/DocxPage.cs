using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering.Documents;

/// <summary>The pages of a document: A4, with the page's number at the foot and, until the board has approved, a mark at the head.</summary>
internal static class DocxPage
{
    // Twentieths of a point.
    private const uint A4Width = 11906;
    private const uint A4Height = 16838;
    private const int Margin = 1134;
    private const uint SideMargin = 1134;
    private const uint EdgeMargin = 567;

    /// <summary>Adds head and foot, and gives the properties that end the document's body.</summary>
    public static SectionProperties Section(MainDocumentPart part, ReportDefinition definition, Edition edition)
    {
        part.AddNewPart<FooterPart>("footer").Footer = new Footer(DocxText.Paragraph(
            DocxStyles.Footer,
            [
                DocxText.Run($"{definition.ForbundName} · {definition.Title} · Sida "), .. DocxText.Field("PAGE", "1"), DocxText.Run(" av "),
                .. DocxText.Field("NUMPAGES", "1"),
            ]));
        part.AddNewPart<HeaderPart>("header").Header = new Header(DocxText.Paragraph(
            DocxStyles.Header, EditionInPrint.Mark(edition) is { } mark ? $"{mark} – inte fastställd" : ""));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = "header" },
            new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
            new PageSize { Width = A4Width, Height = A4Height },
            new PageMargin { Top = Margin, Bottom = Margin, Left = SideMargin, Right = SideMargin, Header = EdgeMargin, Footer = EdgeMargin, Gutter = 0 });
    }
}
