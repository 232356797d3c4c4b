namespace Finsam.Reporting.Rendering;

/// <summary>A printed table as HTML.</summary>
internal static class PrintedTablePart
{
    /// <summary>Writes a table.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="table">The table.</param>
    /// <param name="anchor">Its id in the page, or null.</param>
    /// <param name="origins">For each row the id of the place that tells what its figure is counted from; null where the page does not tell.</param>
    public static void Write(HtmlWriter html, PrintedTable table, string? anchor = null, IReadOnlyList<string>? origins = null)
    {
        TablePart.OpenTable(html, anchor, table.Title, "words");
        TablePart.WriteCaption(html, table.Title, table.Unit);
        html.Open("thead").Open("tr");
        foreach (var column in table.Columns)
        {
            html.Element(
                column.Text.Length > 0 ? "th" : "td", column.Text,
                ("scope", column.Text.Length > 0 ? "col" : null), ("class", column.IsRight ? "right" : null));
        }

        html.Close().Close().Line().Open("tbody").Line();
        foreach (var (number, row) in table.Rows.Index())
        {
            html.Open("tr");
            for (var i = 0; i < row.Cells.Count; i++)
            {
                var opens = i == table.FigureColumn && row.Cells[i].Text is not ("" or PrintedTable.Suppressed);
                WriteCell(html, row.Cells[i], isHeader: i == 0, table.Columns[i].IsRight, opens ? origins?[number] : null);
            }

            html.Close().Line();
        }

        html.Close();
        TablePart.CloseTable(html);
        if (table.Remark is { } remark)
        {
            html.Element("p", remark, ("class", "remark")).Line();
        }
    }

    private static void WriteCell(HtmlWriter html, PrintedCell cell, bool isHeader, bool isRight, string? origin)
    {
        html.Open(isHeader ? "th" : "td", ("scope", isHeader ? "row" : null), ("class", isRight ? "right" : null));
        if (cell.Light is { } light)
        {
            html.Element("span", light.Symbol, ("class", "light"), ("style", $"color: #{light.Colour}"), ("aria-hidden", "true")).Text(" ");
        }

        html.Linked(cell.Text, origin is null ? null : $"#{origin}").Close();
    }
}
