using System.Globalization;

namespace Finsam.Ledger.Domain.Vouchers;

/// <summary>Reads and prints quantities: decimal numbers with a point, in the unit of their account.</summary>
internal static class Quantity
{
    /// <summary>What is accepted.</summary>
    public const string Accepted = "tal med punkt och högst 6 decimaler";

    private const decimal Limit = 1_000_000_000_000_000m;
    private const int Decimals = 6;

    // Divided by it, a decimal loses the zeros at its end.
    private const decimal One = 1.000000000000000000000000000m;

    /// <summary>Reads one; 8.00 is read as 8: how many zeros a program writes says nothing.</summary>
    public static bool TryRead(string text, out decimal quantity)
    {
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out quantity)
            && Math.Abs(quantity) < Limit
            && decimal.Round(quantity, Decimals) == quantity)
        {
            quantity = quantity == 0 ? 0 : quantity / One;
            return true;
        }

        return false;
    }

    /// <summary>Prints one; empty where there is none.</summary>
    public static string Print(decimal? quantity) => quantity?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
