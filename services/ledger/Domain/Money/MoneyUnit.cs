using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Finsam.Ledger.Domain.Money;

/// <summary>
/// A unit that a report prints money in: <c>kr</c>, <c>tkr</c> or <c>mkr</c>, with a digit for decimals, as in <c>tkr1</c>.
/// </summary>
internal sealed record MoneyUnit
{
    private readonly decimal orePerUnit;

    private MoneyUnit(string name, decimal orePerUnit, int decimals)
    {
        Name = name;
        this.orePerUnit = orePerUnit;
        Decimals = decimals;
    }

    /// <summary>Kronor without decimals.</summary>
    public static MoneyUnit Kronor { get; } = new("kr", 100, 0);

    /// <summary>The unit as the layout writes it.</summary>
    public string Name { get; }

    /// <summary>Decimals in print, 0 to 9.</summary>
    public int Decimals { get; }

    /// <summary>Reads a unit's name; false when it is no unit of money.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out MoneyUnit? unit)
    {
        unit = null;
        var decimals = name.Length > 0 && char.IsAsciiDigit(name[^1]) ? name[^1] - '0' : -1;
        decimal orePerUnit = (decimals < 0 ? name : name[..^1]) switch
        {
            "kr" => 100m,
            "tkr" => 100_000m,
            "mkr" => 100_000_000m,
            _ => 0m,
        };
        if (orePerUnit != 0)
        {
            unit = new MoneyUnit(name, orePerUnit, Math.Max(decimals, 0));
        }

        return unit is not null;
    }

    /// <summary>An amount in this unit, rounded once, half away from zero, with a decimal point.</summary>
    public string Print(long ore) => PrintNumber(ore / orePerUnit, Decimals);

    /// <summary>What printing adds to an amount: the printed amount less the exact one, in öre.</summary>
    public long RoundingOre(long ore) =>
        (long)(Math.Round(ore / orePerUnit, Decimals, MidpointRounding.AwayFromZero) * orePerUnit) - ore;

    /// <summary>A number rounded half away from zero to so many decimals, in the invariant form; never minus zero.</summary>
    public static string PrintNumber(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0m : rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
