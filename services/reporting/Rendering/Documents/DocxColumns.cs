namespace Finsam.Reporting.Rendering.Documents;

/// <summary>
/// How wide the columns of a printed table are in a document. Figures take what they need; what is left goes to the texts, by their length.
/// Programs that lay tables out by their content may widen or narrow them.
/// </summary>
internal static class DocxColumns
{
    /// <summary>Width of the text between the margins, in twentieths of a point.</summary>
    public const int Whole = 9638;

    // Of table text, with bold headers in mind.
    private const int Character = 126;
    private const int CellMargins = 160;
    private const int LongestText = 50;

    /// <summary>The widths in twentieths of a point; together <see cref="Whole"/>.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<PrintedColumn> columns, IReadOnlyList<PrintedRow> rows)
    {
        var needed = columns.Select((column, i) => LongestPart([column.Text, .. rows.Select(row => row.Cells[i].Text)])).ToList();
        var wanted = columns.Select((column, i) => column.IsRight
            ? needed[i]
            : Math.Max(needed[i], Width(Math.Min(LongestText, rows.Select(row => row.Cells[i].Text.Length).Append(column.Text.Length).Max())))).ToList();
        var (least, most) = (needed.Sum(), wanted.Sum());
        var widths = (least, most) switch
        {
            ( >= Whole, _) => needed.ConvertAll(width => Scaled(width, least)),
            (_, > Whole) => [.. needed.Zip(wanted, (need, want) => need + (int)((long)(want - need) * (Whole - least) / (most - least)))],
            _ => wanted.ConvertAll(width => Scaled(width, most)),
        };
        widths[0] += Whole - widths.Sum();
        return widths;
    }

    private static int Scaled(int width, int sum) => (int)((long)width * Whole / sum);

    private static int Width(int characters) => (characters * Character) + CellMargins;

    // Cells may break at hyphens too, but days are to stay whole.
    private static int LongestPart(IEnumerable<string> texts) => Width(texts.SelectMany(text => text.Split(' ')).Max(part => part.Length));
}
