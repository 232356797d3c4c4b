using System.Net;
using System.Text.RegularExpressions;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>What the links of a page say, by where they lead: a link of a PDF needs it as its description (ISO 14289-1, 7.18.5).</summary>
internal sealed partial class PrintedTexts
{
    private readonly Dictionary<string, string> _texts = [];

    /// <summary>Reads a page that <see cref="HtmlWriter"/> and Markdig have written.</summary>
    public PrintedTexts(string html)
    {
        foreach (Match match in Anchor().Matches(html))
        {
            var said = match.Groups["label"] is { Success: true } label ? label.Value : Tag().Replace(match.Groups["text"].Value, "");
            var target = WebUtility.HtmlDecode(match.Groups["href"].Value);
            if (said.Trim().Length > 0)
            {
                _texts.TryAdd(target, WebUtility.HtmlDecode(said.Trim()));
            }
        }
    }

    /// <summary>What a link to an address, or to <c>#place</c>, says; the address itself where no link says more.</summary>
    public string Of(string target) =>
        _texts.GetValueOrDefault(target) ?? _texts.GetValueOrDefault(target.TrimEnd('/')) ?? target.TrimStart('#');

    [GeneratedRegex(
        """<a (?:[a-z-]+="[^"]*" )*?href="(?<href>[^"]*)"(?:[^>]*? aria-label="(?<label>[^"]*)")?[^>]*>(?<text>.*?)</a>""", RegexOptions.Singleline)]
    private static partial Regex Anchor();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
