using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>The page around a report's parts: its head, title page, contents, and what it says of the version at its foot.</summary>
internal sealed class HtmlPage(ReportDefinition definition, Edition edition, IReadOnlyList<ReportPart> parts)
{
    /// <summary>Writes the page.</summary>
    public string Write()
    {
        var html = new HtmlWriter();
        html.Raw("<!doctype html>").Line().Open("html", ("lang", "sv")).Line().Open("head").Line()
            .Void("meta", ("charset", "utf-8")).Line()
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line()
            .Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'")).Line()
            .Element("title", $"{definition.Title} – {definition.ForbundName}").Line()
            .Open("style").Raw(ReportStyle.Css).Raw(ReportStyle.Marked(EditionInPrint.Mark(edition))).Close().Line()
            .Close().Line().Open("body").Line()
            .Element("a", "Hoppa till innehållet", ("href", "#innehall"), ("class", "skip")).Line();
        WriteTitlePage(html);
        WriteContents(html);
        html.Open("main", ("id", "innehall")).Line();
        foreach (var part in parts)
        {
            html.Open("section", ("aria-labelledby", part.Anchor), ("class", part.Style)).Line()
                .Element("h2", part.Title, ("id", part.Anchor)).Line();
            part.Write(html);
            html.Close().Line();
        }

        html.Close().Line();
        html.Open("footer")
            .Element("p", EditionInPrint.Origin(edition))
            .Element("p", EditionInPrint.Hash(edition), ("class", "hash"))
            .Close().Line();
        return html.Close().Line().Close().Line().ToString();
    }

    private void WriteTitlePage(HtmlWriter html)
    {
        html.Open("header", ("class", "title-page")).Line()
            .Element("p", definition.ForbundName, ("class", "forbund")).Line()
            .Element("h1", definition.Title).Line()
            .Element("p", $"{definition.Period.From:yyyy-MM-dd} – {definition.Period.To:yyyy-MM-dd}", ("class", "period")).Line()
            .Element("p", EditionInPrint.Standing(edition), ("class", edition.Approval is null ? "standing" : null)).Line();
        if (definition.OrgNumber.Length > 0)
        {
            html.Element("p", $"Organisationsnummer {definition.OrgNumber}").Line();
        }

        html.Close().Line();
    }

    // Paragraphs, not a list: Chromium's list items with block content lack the LBody that PDF/UA asks for.
    private void WriteContents(HtmlWriter html)
    {
        html.Open("nav", ("aria-labelledby", "innehallsforteckning"), ("class", "contents")).Line()
            .Element("h2", "Innehåll", ("id", "innehallsforteckning")).Line();
        foreach (var part in parts)
        {
            html.Open("p", ("class", "part")).Element("a", part.Title, ("href", $"#{part.Anchor}")).Close().Line();
            foreach (var entry in part.Entries)
            {
                html.Open("p").Element("a", entry.Title, ("href", $"#{entry.Anchor}")).Close().Line();
            }
        }

        html.Close().Line();
    }
}
