using System.Globalization;

namespace Finsam.Reporting.Rendering;

/// <summary>
/// Numbers as Swedish print writes them: no-break space between thousands, decimal comma, the minus sign U+2212, and never a
/// negative zero.
/// </summary>
internal static class SwedishNumber
{
    private static readonly NumberFormatInfo Swedish = new()
    {
        NumberGroupSeparator = "\u00a0",
        NumberDecimalSeparator = ",",
        NegativeSign = "\u2212",
        NumberNegativePattern = 1,
    };

    /// <summary>A culture that writes numbers so.</summary>
    public static CultureInfo Culture { get; } = new("") { NumberFormat = Swedish };

    /// <summary>A number with the decimals that it has.</summary>
    public static string Format(decimal number) => Format(number, number.Scale);

    /// <summary>A number with so many decimals, rounded half away from zero.</summary>
    public static string Format(decimal number, int decimals)
    {
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0m : rounded).ToString("N" + decimals, Swedish);
    }

    /// <summary>A number in a unit, such as <c>tkr1</c>: with its own decimals, and no fewer than a unit of money says.</summary>
    public static string Format(decimal number, string unit) => Format(number, Math.Max(number.Scale, Unit.Decimals(unit) ?? 0));
}
