using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Finsam.Reporting.Rendering.Documents;

/// <summary>Narrative sections in a document: Markdown with its figures in place.</summary>
internal sealed class DocxNarrative(MainDocumentPart part, DocxLists lists, AddressBook addresses)
{
    private const int HeadingShift = 1;
    private IReadOnlyList<BoundFigure> _figures = [];
    private int _links;

    /// <summary>What a section holds.</summary>
    public IEnumerable<OpenXmlElement> Make(string markdown)
    {
        (var document, _figures) = Narrative.Parse(markdown, addresses);
        return [.. document.SelectMany(block => Block(block, null))];
    }

    private IEnumerable<OpenXmlElement> Block(Block block, string? style) => block switch
    {
        HeadingBlock heading => [DocxText.Paragraph(DocxStyles.Heading(heading.Level + HeadingShift), Inlines(heading.Inline))],
        ParagraphBlock paragraph => [DocxText.Paragraph(style, Inlines(paragraph.Inline))],
        QuoteBlock quote => quote.SelectMany(child => Block(child, DocxStyles.Quote)),
        ListBlock list => List(list, 0),
        Markdig.Extensions.Tables.Table table => [Table(table), DocxText.Paragraph(null, [])],
        CodeBlock code => code.Lines.Lines.Take(code.Lines.Count).Select(line => DocxText.Paragraph(DocxStyles.Code, Put(line.ToString()))),
        ContainerBlock container => container.SelectMany(child => Block(child, style)),
        _ => [],
    };

    private IEnumerable<OpenXmlElement> List(ListBlock list, int level)
    {
        var id = lists.Add(list.IsOrdered, int.TryParse(list.OrderedStart, out var start) ? start : 1);
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var isFirst = true;
            foreach (var block in item)
            {
                if (block is ListBlock nested)
                {
                    foreach (var element in List(nested, level + 1))
                    {
                        yield return element;
                    }

                    continue;
                }

                foreach (var element in Block(block, DocxStyles.Item))
                {
                    // Only an item's first paragraph has its mark.
                    if (isFirst && element is Paragraph { ParagraphProperties: { } properties })
                    {
                        properties.Append(DocxLists.Place(id, level));
                        isFirst = false;
                    }

                    yield return element;
                }
            }
        }
    }

    private DocumentFormat.OpenXml.Wordprocessing.Table Table(Markdig.Extensions.Tables.Table table)
    {
        var rows = table.OfType<Markdig.Extensions.Tables.TableRow>()
            .Select(row => row.OfType<Markdig.Extensions.Tables.TableCell>().Select(Text).ToList()).ToList();
        var width = rows.Max(row => row.Count);
        var columns = Enumerable.Range(0, width).Select(i => new PrintedColumn(
            i < rows[0].Count ? rows[0][i] : "",
            i < table.ColumnDefinitions.Count && table.ColumnDefinitions[i].Alignment == TableColumnAlign.Right)).ToList();
        return DocxTable.Grid(
            string.Join(", ", rows[0]),
            columns,
            [.. rows.Skip(1).Select(row => new PrintedRow(
                RowKind.Plain, [.. Enumerable.Range(0, width).Select(i => (PrintedCell)(i < row.Count ? row[i] : ""))]))]);
    }

    private string Text(Markdig.Extensions.Tables.TableCell cell) =>
        string.Concat(cell.Descendants<ParagraphBlock>().SelectMany(paragraph => Inlines(paragraph.Inline)).Select(element => element.InnerText));

    private IEnumerable<OpenXmlElement> Inlines(ContainerInline? inlines, bool bold = false, bool italic = false, string? style = null) =>
        inlines is null ? [] : inlines.SelectMany(inline => Inline(inline, bold, italic, style));

    private IEnumerable<OpenXmlElement> Inline(Inline inline, bool bold, bool italic, string? style) => inline switch
    {
        LiteralInline literal => [DocxText.Run(Put(literal.Content.ToString()), bold, italic, style: style)],
        CodeInline code => [DocxText.Run(Put(code.Content), bold, italic, style: style)],
        LineBreakInline { IsHard: true } => [new Run(new Break())],
        LineBreakInline => [DocxText.Run(" ")],
        EmphasisInline emphasis => Inlines(emphasis, bold || emphasis.DelimiterCount > 1, italic || emphasis.DelimiterCount == 1, style),
        AutolinkInline link => Link(link.IsEmail ? $"mailto:{link.Url}" : link.Url, [DocxText.Run(link.Url, bold, italic, style: DocxStyles.Link)]),
        LinkInline { Url: { Length: > 0 } url } link when !url.StartsWith('#') => Link(url, Inlines(link, bold, italic, DocxStyles.Link)),
        ContainerInline container => Inlines(container, bold, italic, style),
        HtmlEntityInline entity => [DocxText.Run(entity.Transcoded.ToString(), bold, italic, style: style)],
        _ => [],
    };

    private IEnumerable<OpenXmlElement> Link(string url, IEnumerable<OpenXmlElement> content)
    {
        if (!Uri.TryCreate(Put(url), UriKind.Absolute, out var address))
        {
            return content;
        }

        var id = $"link{++_links}";
        part.AddHyperlinkRelationship(address, isExternal: true, id);
        return [new Hyperlink(content) { Id = id }];
    }

    private string Put(string text) => Narrative.PutFigures(text, _figures);
}
