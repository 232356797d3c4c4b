using System.Globalization;
using System.Text;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// Texts in code page 437, the only character set of SIE 4 (4B 5.3). A character that it lacks is replaced: typographic signs by their plain
/// ones, letters by the letter without its accent, all others by a question mark.
/// </summary>
internal static class SieAlphabet
{
    private static readonly Dictionary<char, byte> Bytes = MakeBytes();

    private static readonly Dictionary<char, string> Plain = new()
    {
        ['–'] = "-", ['—'] = "-", ['‐'] = "-", ['‑'] = "-", ['−'] = "-", ['“'] = "\"", ['”'] = "\"", ['„'] = "\"", ['’'] = "'", ['‘'] = "'",
        ['‚'] = "'", ['…'] = "...", ['€'] = "EUR", ['×'] = "x", ['•'] = "*", ['™'] = "TM", ['©'] = "(c)", ['®'] = "(R)", ['Ø'] = "O",
        ['ø'] = "o", ['Œ'] = "OE", ['œ'] = "oe", ['ß'] = "ss", ['Ð'] = "D", ['ð'] = "d", ['Þ'] = "Th", ['þ'] = "th", ['ł'] = "l", ['Ł'] = "L",
        ['\u2009'] = " ", ['\u202F'] = " ",
    };

    /// <summary>The byte of a character; false when code page 437 lacks it, and for control characters, which SIE forbids.</summary>
    public static bool TryByte(char letter, out byte value) => Bytes.TryGetValue(letter, out value);

    /// <summary>What is written instead of a character that has no byte.</summary>
    public static string Replacement(Rune letter)
    {
        if (Rune.IsControl(letter))
        {
            return " ";
        }

        if (letter.IsBmp && Plain.TryGetValue((char)letter.Value, out var plain))
        {
            return plain;
        }

        var parts = letter.ToString().Normalize(NormalizationForm.FormKD)
            .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark).ToArray();
        return parts.Length > 0 && Array.TrueForAll(parts, Bytes.ContainsKey) ? new string(parts) : "?";
    }

    private static Dictionary<char, byte> MakeBytes()
    {
        var codePage = CodePagesEncodingProvider.Instance.GetEncoding(437)!;
        return Enumerable.Range(32, 224).Where(value => value != 127)
            .ToDictionary(value => codePage.GetString([(byte)value])[0], value => (byte)value);
    }
}
