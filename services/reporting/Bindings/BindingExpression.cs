using System.Text.RegularExpressions;

namespace Finsam.Reporting.Bindings;

/// <summary>
/// What stands between the braces of a binding: an address, or a function of addresses, and how it is printed. The grammar is in
/// docs/reports.md.
/// </summary>
/// <param name="Function">Name of the function; empty for an address alone.</param>
/// <param name="Addresses">The addresses, in the function's order.</param>
/// <param name="Format">How it is printed.</param>
internal sealed partial record BindingExpression(string Function, IReadOnlyList<string> Addresses, BindingFormat Format)
{
    /// <summary>Part of a whole, in per cent.</summary>
    public const string Share = "andel";

    /// <summary>The first less the second.</summary>
    public const string Difference = "skillnad";

    /// <summary>All together.</summary>
    public const string Sum = "summa";

    /// <summary>The first compared with the second, in words.</summary>
    public const string Change = "ändring";

    private const int MostAddresses = 50;

    /// <summary>Reads it; never fails: what is no function is an address.</summary>
    public static BindingExpression Read(string text)
    {
        var format = BindingFormat.Plain;
        if (text.LastIndexOf('|') is > 0 and var bar && BindingFormat.TryRead(text[(bar + 1)..], out var asked))
        {
            (format, text) = (asked, text[..bar].Trim());
        }

        var match = Call().Match(text);
        return match.Success
            ? new BindingExpression(
                match.Groups[1].Value, [.. match.Groups[2].Value.Split(';').Select(address => address.Trim()).Take(MostAddresses)], format)
            : new BindingExpression("", [text], format);
    }

    /// <summary>What is wrong with the number of addresses, in Swedish; null where it is right.</summary>
    public string? Fault => (Function, Addresses.Count) switch
    {
        (Share or Difference or Change, not 2) => $"{Function} tar två adresser med semikolon emellan.",
        (Sum, < 2) => "summa tar minst två adresser med semikolon emellan.",
        _ => null,
    };

    [GeneratedRegex(@"^(andel|skillnad|summa|ändring)\s*\(([\s\S]*)\)\z")]
    private static partial Regex Call();
}
