using System.Globalization;

namespace Finsam.Cli.Cases;

/// <summary>Amounts in kronor as offices write them, read as exact öre.</summary>
internal static class Kronor
{
    private const decimal Largest = 90_000_000_000_000m;

    /// <summary>The öre of an amount, or null when it is no amount: more than two decimals, a decimal comma, or beyond all sense.</summary>
    public static long? ToOre(string kronor)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(kronor, Style, CultureInfo.InvariantCulture, out var amount)
            && Math.Abs(amount) < Largest && amount * 100 == decimal.Truncate(amount * 100)
            ? (long)(amount * 100)
            : null;
    }
}
