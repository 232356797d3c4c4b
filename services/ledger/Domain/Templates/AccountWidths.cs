using System.Globalization;

namespace Finsam.Ledger.Domain.Templates;

/// <summary>
/// Charts are written with accounts of four digits. Real ones have accounts of three, and sub-accounts of five or more: a group takes them by
/// their first digits, as if noughts stood after a short one.
/// </summary>
internal static class AccountWidths
{
    private const int Written = 4;

    /// <summary>The ranges, and what they are among accounts of other widths.</summary>
    /// <param name="ranges">Ranges of four digits.</param>
    /// <param name="widths">How many digits accounts have.</param>
    public static IReadOnlyList<string> Widen(IReadOnlyList<string> ranges, IEnumerable<int> widths) =>
        [.. ranges, .. widths.Where(width => width != Written).Distinct().Order().SelectMany(width => ranges.Select(range => Scale(range, width)))
            .OfType<string>()];

    private static string? Scale(string range, int width)
    {
        var ends = range.Split('-');
        var (low, high) = (long.Parse(ends[0], CultureInfo.InvariantCulture), long.Parse(ends[^1], CultureInfo.InvariantCulture));
        var factor = (long)Math.Pow(10, Math.Abs(width - Written));
        (low, high) = width > Written
            ? (low * factor, (high * factor) + factor - 1)
            : ((low + factor - 1) / factor, high / factor);
        return low > high ? null : string.Create(CultureInfo.InvariantCulture, $"{low}-{high}");
    }
}
