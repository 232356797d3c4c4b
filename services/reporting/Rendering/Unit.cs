namespace Finsam.Reporting.Rendering;

/// <summary>Units of composed tables: money has its decimals in the unit's name.</summary>
internal static class Unit
{
    /// <summary>Decimals of a unit of money: 0 for <c>tkr</c>, 1 for <c>tkr1</c>. Null for other units.</summary>
    public static int? Decimals(string unit) => (Name(unit), unit[^Math.Min(1, unit.Length)..]) switch
    {
        ("kr" or "tkr" or "mkr", [>= '0' and <= '9' and var digit]) => digit - '0',
        ("kr" or "tkr" or "mkr", _) => 0,
        _ => null,
    };

    /// <summary>The unit as it is printed: <c>tkr</c> for <c>tkr1</c>.</summary>
    public static string Name(string unit) =>
        unit is [.., >= '0' and <= '9'] && (unit[..^1] is "kr" or "tkr" or "mkr") ? unit[..^1] : unit;
}
