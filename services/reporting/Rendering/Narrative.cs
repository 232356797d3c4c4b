using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Finsam.Reporting.Bindings;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Finsam.Reporting.Rendering;

/// <summary>Turns a section's Markdown into HTML with its figures in place.</summary>
/// <remarks>
/// Figures are put in after the Markdown has been read, by tokens of private-use characters: a figure that begins a line ("14. Det …")
/// must not become a list, nor a word with an asterisk an emphasis.
/// </remarks>
internal static partial class Narrative
{
    private const char TokenStart = '\uE000';
    private const char TokenEnd = '\uE001';
    private const int HeadingShift = 2;
    private const int LowestHeading = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private static readonly string[] SafeSchemes = ["https:", "http:", "mailto:", "#"];

    /// <summary>Renders a section; raw HTML in it is shown as text, images by their alternative text.</summary>
    /// <param name="markdown">The section.</param>
    /// <param name="addresses">The report's figures.</param>
    /// <param name="anchors">Gives headings their ids.</param>
    /// <param name="placeOf">Id of the place that tells what a figure is counted from, to which it links; null for none.</param>
    public static NarrativeHtml Render(string markdown, AddressBook addresses, Anchors anchors, Func<BoundFigure, string?>? placeOf = null)
    {
        var (document, figures) = Parse(markdown, addresses);
        var headings = new List<NarrativeHeading>();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var title = PutFigures(PlainText(heading.Inline), figures);
            var anchor = anchors.Make(title);
            if (heading.Level == 1)
            {
                headings.Add(new NarrativeHeading(title, anchor));
            }

            heading.Level = Math.Min(heading.Level + HeadingShift, LowestHeading);
            Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(heading).Id = anchor;
        }

        var html = UnitAfterFigure().Replace(document.ToHtml(Pipeline), $"{TokenEnd}\u00a0")
            .Replace("></td>", $">{HtmlWriter.Blank}</td>", StringComparison.Ordinal)
            .Replace("></th>", $">{HtmlWriter.Blank}</th>", StringComparison.Ordinal)
            .Replace("<th", "<th scope=\"col\"", StringComparison.Ordinal)
            .Replace("<th scope=\"col\"ead", "<thead", StringComparison.Ordinal);
        return new NarrativeHtml(PutLinks(html, figures, placeOf ?? (_ => null)), headings);
    }

    /// <summary>Reads a section, with tokens in the place of its figures and without what is not safe.</summary>
    /// <returns>The section, and its figures for <see cref="PutFigures"/>.</returns>
    public static (MarkdownDocument Document, IReadOnlyList<BoundFigure> Figures) Parse(string markdown, AddressBook addresses)
    {
        var figures = new List<BoundFigure>();
        var document = Markdown.Parse(WithTokens(markdown, addresses, figures), Pipeline);
        MakeSafe(document);
        return (document, figures);
    }

    /// <summary>A text with its figures in the place of their tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="figures">The section's figures.</param>
    public static string PutFigures(string text, IReadOnlyList<BoundFigure> figures) =>
        Token().Replace(text, match => Figure(match, figures)?.Text ?? "");

    // A link holds no other, and an attribute none.
    private static string PutLinks(string html, IReadOnlyList<BoundFigure> figures, Func<BoundFigure, string?> placeOf) =>
        TokenOutsideLink().Replace(html, match =>
        {
            if (!match.Groups[1].Success)
            {
                return Token().Replace(match.Value, token => HtmlWriter.Escape(Figure(token, figures)?.Text ?? ""));
            }

            var figure = Figure(match, figures);
            var text = HtmlWriter.Escape(figure?.Text ?? "");
            return figure is not null && placeOf(figure) is { } place ? $"<a href=\"#{place}\">{text}</a>" : text;
        });

    private static BoundFigure? Figure(Match token, IReadOnlyList<BoundFigure> figures) =>
        figures.ElementAtOrDefault(int.Parse(token.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    private static string WithTokens(string markdown, AddressBook addresses, List<BoundFigure> figures)
    {
        var text = new StringBuilder();
        var end = 0;
        foreach (var binding in BindingReader.Read(markdown))
        {
            text.Append(markdown, end, binding.Start - end).Append(TokenStart).Append(figures.Count).Append(TokenEnd);
            figures.Add(BoundFigure.Of(binding.Expression, addresses));
            end = binding.Start + binding.Length;
        }

        return text.Append(markdown, end, markdown.Length - end).ToString();
    }

    private static string PlainText(ContainerInline? inlines) =>
        inlines is null ? "" : string.Concat(inlines.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => " ",
            _ => "",
        }));

    private static void MakeSafe(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage)
            {
                link.ReplaceBy(new LiteralInline(PlainText(link)));
            }
            else if (!IsSafe(link.Url))
            {
                link.Url = "";
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsSafe(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }
    }

    private static bool IsSafe(string? url) =>
        url is not null && Array.Exists(SafeSchemes, scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    // A figure and its unit stay on one line.
    [GeneratedRegex(@"\uE001\s+(?=(?:kr|tkr|mkr|procent|%)(?!\w))")]
    private static partial Regex UnitAfterFigure();

    [GeneratedRegex("\uE000([0-9]{1,9})\uE001")]
    private static partial Regex Token();

    [GeneratedRegex("<a .*?</a>|<[^>]*>|\uE000([0-9]{1,9})\uE001", RegexOptions.Singleline)]
    private static partial Regex TokenOutsideLink();
}
