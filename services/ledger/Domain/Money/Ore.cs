using System.Globalization;

namespace Finsam.Ledger.Domain.Money;

/// <summary>Money is kept as whole öre (1/100 krona) in <see cref="long"/>; this reads and prints it.</summary>
internal static class Ore
{
    /// <summary>Largest amount of one row or record: 10 000 billion kronor. Nine thousand such rows still sum without overflow.</summary>
    public const long Largest = 1_000_000_000_000_000;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>
    /// Reads an amount in kronor as SIE 4 writes it: optional minus, digits, optional point and at most two decimals (4B, 5.9).
    /// </summary>
    public static AmountFault Read(ReadOnlySpan<char> text, out long ore)
    {
        ore = 0;
        var negative = text is ['-', ..];
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var decimals = point < 0 ? [] : digits[(point + 1)..];
        if ((whole.IsEmpty && decimals.IsEmpty) || !AllDigits(whole) || !AllDigits(decimals))
        {
            return AmountFault.Malformed;
        }

        if (decimals.Length > 2)
        {
            return AmountFault.TooManyDecimals;
        }

        foreach (var digit in whole)
        {
            ore = (ore * 10) + (digit - '0');
            if (ore > Largest)
            {
                return AmountFault.TooLarge;
            }
        }

        for (var i = 0; i < 2; i++)
        {
            ore = (ore * 10) + (i < decimals.Length ? decimals[i] - '0' : 0);
        }

        if (ore > Largest)
        {
            return AmountFault.TooLarge;
        }

        ore = negative ? -ore : ore;
        return AmountFault.None;
    }

    /// <summary>An amount as people read it in Swedish: <c>1 234,50 kr</c>.</summary>
    public static string Print(long ore) => Print((decimal)ore);

    /// <summary>A sum of amounts that may be larger than one, as people read it in Swedish.</summary>
    public static string Print(decimal ore) => (ore / 100m).ToString("N2", Swedish) + " kr";

    private static bool AllDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
