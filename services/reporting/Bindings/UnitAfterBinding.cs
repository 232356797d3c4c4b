using System.Text.RegularExpressions;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Bindings;

/// <summary>Holds the unit that a text writes after a binding against the unit of the figure.</summary>
internal static partial class UnitAfterBinding
{
    /// <summary>What does not fit, in Swedish; null where nothing is written, or where it fits.</summary>
    public static string? Fault(string markdown, Binding binding, BindingValue value)
    {
        var match = UnitPattern().Match(markdown, binding.Start + binding.Length);
        if (!match.Success || value.Unit is null)
        {
            return null;
        }

        var written = match.Groups[1].Value.ToLowerInvariant() switch
        {
            "kronor" => "kr",
            "tusen kronor" => "tkr",
            "miljoner kronor" => "mkr",
            "procent" => "%",
            var unit => unit,
        };
        return value.HasPrintedUnit ? $"Enheten skrivs två gånger: av formatet och i texten ({match.Groups[1].Value})."
            : written != MoneyUnit.Name(value.Unit) ? $"Texten säger {match.Groups[1].Value}, men uppgiften är i {MoneyUnit.Name(value.Unit)}."
            : null;
    }

    // Words may be wrapped, but not over an empty line.
    [GeneratedRegex(
        @"\G(?:[ \t\u00a0]|\r?\n(?![ \t\r]*\n)){0,20}(kr|kronor|tkr|mkr|tusen kronor|miljoner kronor|procent|%)(?![\p{L}\p{N}])",
        RegexOptions.IgnoreCase)]
    private static partial Regex UnitPattern();
}
