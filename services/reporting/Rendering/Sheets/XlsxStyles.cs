using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Finsam.Reporting.Rendering.Sheets;

/// <summary>The cell formats of a workbook: for each number of decimals an ordinary one and a bold one.</summary>
internal static class XlsxStyles
{
    private const int MostDecimals = 9;
    private const uint FirstOwnFormat = 164;
    private const uint Text = 0;
    private const uint BoldText = 1;
    private const uint HeaderText = 2;
    private const uint NumberHeaderText = 3;
    private const uint FirstNumber = 4;

    /// <summary>The format of a header.</summary>
    public static UInt32Value Header => HeaderText;

    /// <summary>The format of a header over numbers.</summary>
    public static UInt32Value NumberHeader => NumberHeaderText;

    /// <summary>The format of a text.</summary>
    public static UInt32Value OfText(bool bold) => bold ? BoldText : Text;

    /// <summary>The format of a number: thousands apart, and so many decimals. Separators are those of who opens it.</summary>
    public static UInt32Value OfNumber(int decimals, bool bold) => FirstNumber + ((uint)Math.Min(decimals, MostDecimals) * 2) + (bold ? 1u : 0u);

    /// <summary>The styles.</summary>
    public static Stylesheet Make()
    {
        var decimals = Enumerable.Range(0, MostDecimals + 1).ToList();
        var formats = new CellFormats(
            new CellFormat { FontId = 0, ApplyFont = true },
            new CellFormat { FontId = 1, ApplyFont = true },
            HeaderFormat(HorizontalAlignmentValues.Left),
            HeaderFormat(HorizontalAlignmentValues.Right));
        foreach (var format in decimals.SelectMany(count => new uint[] { 0, 1 }.Select(font => new CellFormat
        {
            NumberFormatId = FirstOwnFormat + (uint)count, FontId = font, ApplyNumberFormat = true, ApplyFont = true,
        })))
        {
            formats.Append(format);
        }

        return new Stylesheet(
            new NumberingFormats(decimals.Select(count => new NumberingFormat
            {
                NumberFormatId = FirstOwnFormat + (uint)count, FormatCode = count == 0 ? "#,##0" : $"#,##0.{new string('0', count)}",
            })),
            new Fonts(Font(bold: false), Font(bold: true)),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEEF2F5" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            formats);
    }

    private static CellFormat HeaderFormat(HorizontalAlignmentValues alignment) => new(
        new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Bottom, Horizontal = alignment })
    {
        FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true, ApplyAlignment = true,
    };

    private static Font Font(bool bold)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = 11 }, new FontName { Val = "Calibri" });
        return font;
    }
}
