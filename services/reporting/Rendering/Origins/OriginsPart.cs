using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Rendering.Origins;

/// <summary>The part of a page that tells what each figure is counted from, and leads on to what is behind it.</summary>
internal sealed class OriginsPart(ComposedReport report, Edition edition, OriginPlaces places, FigureAddress address)
{
    /// <summary>Writes it.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="layouts">The layout's tables by id.</param>
    /// <param name="anchorOf">Ids of the tables in the page, by theirs.</param>
    public void Write(HtmlWriter html, IReadOnlyDictionary<string, LayoutTable> layouts, IReadOnlyDictionary<string, string> anchorOf)
    {
        WriteIntroduction(html);
        WriteComputed(html);
        foreach (var table in report.Whole)
        {
            var origin = TableOrigin.Of(table, layouts.GetValueOrDefault(table.Id), report, edition);
            html.Element("h3", table.Title, ("id", places.Of(table.Id))).Line();
            html.Open("p").Text(string.Join(" ", origin.Sentences)).Text(" ");
            html.Element("a", "Till tabellen", ("href", $"#{anchorOf[table.Id]}"), ("aria-label", $"Till tabellen {table.Title}")).Close().Line();
            WriteColumns(html, origin);
            WriteRows(html, table, origin);
        }
    }

    private void WriteIntroduction(HtmlWriter html)
    {
        html.Element("p", "Varje siffra i tabeller och texter leder hit, och här står vad den är räknad av.").Line();
        html.Open("p").Text(address.Gateway is null
                ? "Förbundets tjänst öppnar en siffra för den som har behörighet: verifikationerna bakom den, som bokföringen var när rapporten "
                    + "ställdes samman, eller vilka deltaganden som den räknar. Adressen är "
                : "Siffrorna här leder vidare till verifikationerna bakom dem, som bokföringen var när rapporten ställdes samman, eller till vilka "
                    + "deltaganden som de räknar. Förbundets tjänst svarar den som har behörighet att se dem, på adressen ")
            .Element("code", $"{address.Path}tabell/rad/kolumn")
            .Text(". En siffra som inte redovisas, eftersom antalet är litet, leder ingenstans.").Close().Line();
    }

    private void WriteComputed(HtmlWriter html)
    {
        if (places.Computed.Count == 0)
        {
            return;
        }

        html.Element("h3", "Siffror som texter räknar ut").Line();
        TablePart.OpenTable(html, null, "Siffror som texter räknar ut", "words");
        html.Element("caption", "Vad de räknas ut av").Line()
            .Raw("<thead><tr><th scope=\"col\">Siffra</th><th scope=\"col\">Beräkning</th><th scope=\"col\">Uppgifter</th></tr></thead>").Line()
            .Open("tbody").Line();
        foreach (var computed in places.Computed)
        {
            html.Open("tr", ("id", computed.Place)).Element("th", computed.Text, ("scope", "row")).Element("td", computed.Expression.Function).Open("td");
            for (var i = 0; i < computed.Expression.Addresses.Count; i++)
            {
                html.Text(i == 0 ? "" : "; ").Linked(computed.Expression.Addresses[i], $"#{places.At(computed.Expression.Addresses[i])}");
            }

            html.Close().Close().Line();
        }

        html.Close();
        TablePart.CloseTable(html);
    }

    private static void WriteColumns(HtmlWriter html, TableOrigin origin)
    {
        if (origin.Columns.Count == 0)
        {
            return;
        }

        html.Open("ul").Line();
        foreach (var (label, words) in origin.Columns)
        {
            html.Element("li", $"{label}: {words}").Line();
        }

        html.Close().Line();
    }

    private void WriteRows(HtmlWriter html, ComposedTable table, TableOrigin origin)
    {
        var rows = table.Rows.Where(row => row.Kind != RowKind.Heading).Select(row => (Row: row, Origin: origin.RowOf(row.Label))).ToList();
        var hasWords = rows.Exists(row => row.Origin.Words.Length > 0);
        var columns = table.Columns.Index()
            .Where(column => table.Rows.Any(row => row.Cells[column.Index] is { Value: not null } or { Suppressed: true })).ToList();
        TablePart.OpenTable(html, null, $"Källor till {table.Title}", "figures");
        html.Element("caption", $"Rader i {table.Title}").Line().Open("thead").Open("tr").Element("td", "");
        if (hasWords)
        {
            html.Element("th", "Räknas av", ("scope", "col"), ("class", "words"));
        }

        foreach (var (_, column) in columns)
        {
            html.Element("th", column.Label, ("scope", "col"));
        }

        html.Close().Close().Line().Open("tbody").Line();
        foreach (var (row, of) in rows)
        {
            html.Open("tr", ("id", places.Of(table.Id, row.Label))).Element("th", row.Label, ("scope", "row"));
            if (hasWords)
            {
                html.Open("td", ("class", "words"))
                    .Linked(of.Words, of.Address is not null && places.At(of.Address) is { } place ? $"#{place}" : null).Close();
            }

            foreach (var (i, column) in columns)
            {
                WriteCell(html, table, row, column, row.Cells[i]);
            }

            html.Close().Line();
        }

        html.Close();
        TablePart.CloseTable(html);
    }

    private void WriteCell(HtmlWriter html, ComposedTable table, ComposedRow row, ComposedColumn column, ComposedCell cell)
    {
        html.Open("td");
        if (cell.Value is { } value)
        {
            html.Linked(SwedishNumber.Format(value, UnitOf(table, row, column)), address.Of(table.Id, row.Label, column.Label));
        }
        else if (cell.Suppressed)
        {
            html.Text(PrintedTable.Suppressed);
        }

        html.Close();
    }

    private string UnitOf(ComposedTable table, ComposedRow row, ComposedColumn column) =>
        table.Source == LayoutSources.KeyFigures
            ? report.Definition.KeyFigures.First(figure => figure.Code == row.Label).Unit
            : column.Unit ?? table.Unit;
}
