using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>A table of the förbund's own numbers in print, by what they say instead of by code.</summary>
internal static class KeyFigurePart
{
    /// <summary>Writes a table of key figures.</summary>
    public static void Write(HtmlWriter html, ComposedTable table, string anchor, IReadOnlyList<ReportKeyFigure> keyFigures)
    {
        TablePart.OpenTable(html, anchor, table.Title, "words");
        TablePart.WriteCaption(html, table.Title, null);
        html.Open("thead").Open("tr")
            .Element("th", "Nyckeltal", ("scope", "col"))
            .Element("th", "Värde", ("scope", "col"), ("class", "right"))
            .Element("th", "Enhet", ("scope", "col"))
            .Close().Close().Line().Open("tbody").Line();
        foreach (var row in table.Rows)
        {
            var figure = keyFigures.First(candidate => candidate.Code == row.Label);
            html.Open("tr").Element("th", figure.Title, ("scope", "row"))
                .Element("td", SwedishNumber.Format(figure.Value, figure.Unit), ("class", "right"))
                .Element("td", Unit.Name(figure.Unit))
                .Close().Line();
        }

        html.Close();
        TablePart.CloseTable(html);
    }
}
