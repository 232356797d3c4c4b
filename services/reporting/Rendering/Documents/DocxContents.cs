using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Finsam.Reporting.Rendering.Documents;

/// <summary>
/// The list of contents: a field that the program fills in anew with its own pages, and until then the headings, each a link to its place.
/// </summary>
internal static class DocxContents
{
    private const string Code = "TOC \\o \"1-2\" \\h \\z \\u";
    private static readonly string[] Listed = [DocxStyles.Heading(1), DocxStyles.Heading(2)];

    /// <summary>Makes the list of a document's headings, and gives each heading the place that its entry leads to.</summary>
    public static IReadOnlyList<Paragraph> Make(Body body)
    {
        var entries = new List<Paragraph>();
        foreach (var heading in body.Elements<Paragraph>().ToList())
        {
            if (Array.IndexOf(Listed, heading.ParagraphProperties?.ParagraphStyleId?.Val?.Value) is >= 0 and var level)
            {
                var place = Mark(heading, entries.Count + 1);
                var text = string.Concat(heading.Descendants<Text>().Select(part => part.Text));
                entries.Add(DocxText.Paragraph(DocxStyles.Contents(level + 1), [new Hyperlink(DocxText.Run(text)) { Anchor = place, History = true }]));
            }
        }

        if (entries.Count == 0)
        {
            entries.Add(DocxText.Paragraph(DocxStyles.Contents(1), ""));
        }

        var begin = DocxText.FieldBegin(Code).ToList();
        for (var i = 0; i < begin.Count; i++)
        {
            entries[0].InsertAfter(begin[i], i == 0 ? entries[0].ParagraphProperties : begin[i - 1]);
        }

        entries[^1].Append(DocxText.FieldEnd());
        return entries;
    }

    private static string Mark(Paragraph heading, int number)
    {
        var place = $"_Toc{number.ToString("D6", CultureInfo.InvariantCulture)}";
        heading.InsertAfter<OpenXmlElement>(new BookmarkStart { Id = $"{number}", Name = place }, heading.ParagraphProperties);
        heading.Append(new BookmarkEnd { Id = $"{number}" });
        return place;
    }
}
