using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering;

namespace Finsam.Reporting.Checks;

/// <summary>Figures of checks in print.</summary>
internal static class StatedWords
{
    /// <summary>A stated value: "−4 777 tkr", "mer än 600", "uppfyllt".</summary>
    public static string Of(StatedValue value) => value.Number is not { } number ? value.Word ?? "" : value.Op switch
    {
        ">" => $"mer än {Of(number, value.Unit)}",
        ">=" => $"minst {Of(number, value.Unit)}",
        "<" => $"mindre än {Of(number, value.Unit)}",
        "<=" => $"högst {Of(number, value.Unit)}",
        _ => Of(number, value.Unit),
    };

    /// <summary>A number with its unit.</summary>
    public static string Of(decimal number, string unit) => unit.Length == 0 || unit == "antal"
        ? SwedishNumber.Format(number)
        : $"{SwedishNumber.Format(number, unit)}\u00a0{Unit.Name(unit)}";

    /// <summary>What an address leads to.</summary>
    public static string Of(AddressedCell cell) => cell switch
    {
        { Number: { } number } => Of(number, cell.Unit),
        { Cell.Suppressed: true } => VersionDifferences.Withheld,
        { Cell.Text: { } text } => GoalStatus.InPrint(text),
        _ => "",
    };
}
