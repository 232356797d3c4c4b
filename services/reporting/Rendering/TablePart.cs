using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering.Origins;

namespace Finsam.Reporting.Rendering;

/// <summary>A composed table in print: caption, scoped headers, figures by their unit, shares, notes.</summary>
internal static class TablePart
{
    // From this many columns on, A4 asks for smaller type and shares under their figures.
    private const int WideColumns = 6;

    /// <summary>Writes a table.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="table">The table.</param>
    /// <param name="anchor">Its id in the page.</param>
    /// <param name="noteAnchors">Ids of the notes, by number.</param>
    /// <param name="origins">Where the page tells what figures are counted from; null where it does not.</param>
    public static void Write(
        HtmlWriter html, ComposedTable table, string anchor, IReadOnlyDictionary<int, string> noteAnchors, OriginPlaces? origins)
    {
        var hasNotes = table.Rows.Any(row => row.Note is not null);
        var wide = table.Columns.Count >= WideColumns ? " wide" : "";
        var isShort = PrintedTable.IsShort(table.Rows.Count) ? " short" : "";
        OpenTable(html, anchor, table.Title, $"figures{wide}{isShort}");
        WriteCaption(html, table.Title, FigureTable.CaptionUnit(table));
        WriteHead(html, table, hasNotes);
        html.Open("tbody").Line();
        foreach (var row in table.Rows)
        {
            WriteRow(html, table, row, hasNotes, noteAnchors, origins?.Of(table.Id, row.Label));
        }

        html.Close().Line();
        CloseTable(html);
        if (table.Rows.Any(row => row.Cells.Any(cell => cell.Suppressed)))
        {
            html.Element("p", PrintedTable.SuppressedRemark, ("class", "remark")).Line();
        }
    }

    /// <summary>Opens a table in a part that scrolls by itself, also by keyboard, where the screen is narrower than it.</summary>
    public static void OpenTable(HtmlWriter html, string? anchor, string title, string style) =>
        html.Open("div", ("class", "scroll"), ("role", "region"), ("aria-label", $"Tabell: {title}"), ("tabindex", "0"))
            .Open("table", ("id", anchor), ("class", style)).Line();

    /// <summary>Closes a table that <see cref="OpenTable"/> opened.</summary>
    public static void CloseTable(HtmlWriter html) => html.Close().Close().Line();

    /// <summary>Writes a caption: the heading, and what every figure is counted in.</summary>
    public static void WriteCaption(HtmlWriter html, string title, string? unit)
    {
        html.Open("caption").Element("h3", title);
        if (unit is not null)
        {
            html.Text(" ").Element("span", unit, ("class", "unit"));
        }

        html.Close().Line();
    }

    private static void WriteHead(HtmlWriter html, ComposedTable table, bool hasNotes)
    {
        html.Open("thead").Open("tr").Element("td", "");
        if (hasNotes)
        {
            html.Element("th", "Not", ("scope", "col"), ("class", "note"));
        }

        foreach (var column in table.Columns)
        {
            html.Open("th", ("scope", "col")).Text(column.Label);
            if (column.Unit is not null && column.Unit != table.Unit)
            {
                html.Text(" ").Element("span", $"({Unit.Name(column.Unit)})", ("class", "unit"));
            }

            html.Close();
        }

        html.Close().Close().Line();
    }

    private static void WriteRow(
        HtmlWriter html, ComposedTable table, ComposedRow row, bool hasNotes, IReadOnlyDictionary<int, string> noteAnchors, string? origin)
    {
        html.Open("tr", ("class", row.Kind switch { RowKind.Heading => "heading", RowKind.Sum => "sum", _ => null }))
            .Element("th", row.Label, ("scope", "row"));
        if (hasNotes)
        {
            WriteNote(html, row.Note, noteAnchors);
        }

        for (var i = 0; i < table.Columns.Count; i++)
        {
            WriteCell(html, row.Cells[i], table.Columns[i].Unit ?? table.Unit, origin);
        }

        html.Close().Line();
    }

    private static void WriteNote(HtmlWriter html, int? note, IReadOnlyDictionary<int, string> noteAnchors)
    {
        html.Open("td", ("class", "note"));
        if (note is { } number)
        {
            if (noteAnchors.TryGetValue(number, out var anchor))
            {
                html.Element("a", $"{number}", ("href", $"#{anchor}"), ("aria-label", $"Not {number}"));
            }
            else
            {
                html.Text($"{number}");
            }
        }

        html.Close();
    }

    private static void WriteCell(HtmlWriter html, ComposedCell cell, string unit, string? origin)
    {
        if (cell is { Value: null, Text: { } text })
        {
            html.Element("td", GoalStatus.InPrint(text), ("class", "word"));
            return;
        }

        html.Open("td");
        if (cell.Value is { } value)
        {
            html.Linked(SwedishNumber.Format(value, unit), origin is null ? null : $"#{origin}");
        }
        else if (cell.Suppressed)
        {
            html.Text(PrintedTable.Suppressed);
        }

        if (cell.Share is { } share)
        {
            html.Text(" ").Element("span", $"({SwedishNumber.Format(share)}\u00a0%)", ("class", "share"));
        }

        html.Close();
    }
}
