using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>Sets the dates that a printed PDF states, so that printing a version again gives the same bytes.</summary>
internal static partial class PdfDates
{
    /// <summary>Replaces creation and modification dates in place; the same length keeps every offset of the file.</summary>
    public static byte[] Set(byte[] pdf, DateTimeOffset madeAt)
    {
        var date = madeAt.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var text = Encoding.Latin1.GetString(pdf);
        foreach (Match match in Stated().Matches(text))
        {
            Encoding.Latin1.GetBytes(date, pdf.AsSpan(match.Groups[1].Index, date.Length));
        }

        return pdf;
    }

    [GeneratedRegex(@"/(?:CreationDate|ModDate) \(D:([0-9]{14})\+00'00'\)")]
    private static partial Regex Stated();
}
