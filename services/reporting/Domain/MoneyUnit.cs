namespace Finsam.Reporting.Domain;

/// <summary>Units of money: <c>kr</c>, <c>tkr</c> and <c>mkr</c>, with a digit for decimals where there are any.</summary>
internal static class MoneyUnit
{
    /// <summary>Kronor in one of the unit; null where it is no unit of money.</summary>
    public static decimal? Kronor(string unit) => Name(unit) switch
    {
        "kr" => 1,
        "tkr" => 1_000,
        "mkr" => 1_000_000,
        _ => null,
    };

    /// <summary>The unit without its digit.</summary>
    public static string Name(string unit) =>
        unit.Length > 2 && char.IsAsciiDigit(unit[^1]) && (unit[..^1] is "kr" or "tkr" or "mkr") ? unit[..^1] : unit;
}
