using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Finsam.Reporting.Rendering.Documents;

/// <summary>Short ways to write paragraphs, runs and fields.</summary>
internal static class DocxText
{
    /// <summary>A paragraph of a style.</summary>
    /// <param name="style">Id of the style in <see cref="DocxStyles"/>; null for body text.</param>
    /// <param name="content">What it holds.</param>
    public static Paragraph Paragraph(string? style, params IEnumerable<OpenXmlElement> content)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        paragraph.Append(content);
        return paragraph;
    }

    /// <summary>A paragraph of plain text.</summary>
    public static Paragraph Paragraph(string? style, string text) => Paragraph(style, [Run(text)]);

    /// <summary>A run of text.</summary>
    public static Run Run(string text, bool bold = false, bool italic = false, string? colour = null, string? style = null)
    {
        var properties = new RunProperties();
        if (style is not null)
        {
            properties.Append(new RunStyle { Val = style });
        }

        if (bold)
        {
            properties.Append(new Bold());
        }

        if (italic)
        {
            properties.Append(new Italic());
        }

        if (colour is not null)
        {
            properties.Append(new Color { Val = colour });
        }

        var run = new Run();
        if (properties.HasChildren)
        {
            run.Append(properties);
        }

        run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <summary>A field, with what it shows until it is updated.</summary>
    /// <param name="code">Its code, such as <c>PAGE</c>.</param>
    /// <param name="shown">What it shows.</param>
    public static IEnumerable<Run> Field(string code, string shown) =>
        [.. FieldBegin(code), Run(shown), FieldEnd()];

    /// <summary>The beginning of a field, up to what it shows.</summary>
    public static IEnumerable<Run> FieldBegin(string code) =>
    [
        new(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new(new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve }),
        new(new FieldChar { FieldCharType = FieldCharValues.Separate }),
    ];

    /// <summary>The end of a field, after what it shows.</summary>
    public static Run FieldEnd() => new(new FieldChar { FieldCharType = FieldCharValues.End });
}
