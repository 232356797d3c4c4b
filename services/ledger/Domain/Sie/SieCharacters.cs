using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// Finds out which character set a file's bytes are in. The standard knows only PC8, code page 437 (SIE 4B 5.3), but programs write
/// others under that name.
/// </summary>
internal static partial class SieCharacters
{
    private static readonly Encoding CodePage437 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Latin9 = CodePagesEncodingProvider.Instance.GetEncoding("iso-8859-15")!;
    private const int MostSearchedBytes = 1024 * 1024;

    /// <summary>Bytes of å ä ö Å Ä Ö é ü in code page 437 …</summary>
    private static readonly byte[] Letters437 = [0x86, 0x84, 0x94, 0x8F, 0x8E, 0x99, 0x82, 0x81];

    /// <summary>… and in ISO 8859-1, where code page 437 has Greek letters and box lines.</summary>
    private static readonly byte[] LettersLatin = [0xE5, 0xE4, 0xF6, 0xC5, 0xC4, 0xD6, 0xE9, 0xFC];

    /// <summary>The encoding of the bytes, its name for people, and whether it is the one that the standard names.</summary>
    public static (Encoding Encoding, string Name, bool IsStandard) Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAnyInRange<byte>(0x80, 0xFF) < 0)
        {
            return (CodePage437, "CP437", true);
        }

        if (Utf8.IsValid(bytes))
        {
            return (Encoding.UTF8, "UTF-8", false);
        }

        var latin = Count(bytes, LettersLatin);
        if (latin == 0 || latin <= Count(bytes, Letters437))
        {
            return (CodePage437, "CP437", true);
        }

        // ISO 8859 has control characters where Windows-1252 has dashes and quotes; Latin-9 differs from Latin-1 by eight characters.
        return bytes.IndexOfAnyInRange<byte>(0x80, 0x9F) >= 0 ? (Windows1252, "Windows-1252", false)
            : HasLatin9(bytes) ? (Latin9, "ISO 8859-15", false)
            : (Encoding.Latin1, "ISO 8859-1", false);
    }

    /// <summary>
    /// True when words hold † „ or ” in their middle: code page 437's å, ä and ö read as Windows-1252 before the file was written; or
    /// U+FFFD, what a program writes for a letter that it could not read.
    /// </summary>
    public static bool LooksGarbled(ReadOnlySpan<byte> bytes, Encoding encoding) =>
        !encoding.Equals(CodePage437) && Garbled().IsMatch(encoding.GetString(bytes[..Math.Min(bytes.Length, MostSearchedBytes)]));

    [GeneratedRegex(@"[A-Za-z][†„”][A-Za-z]|\uFFFD", RegexOptions.NonBacktracking)]
    private static partial Regex Garbled();

    // The euro sign, or š, ž, œ, Š, Ž, Œ or Ÿ beside a letter, where Latin-1 has signs that no word holds.
    private static bool HasLatin9(ReadOnlySpan<byte> bytes)
    {
        for (var i = 1; i < bytes.Length; i++)
        {
            if (bytes[i] == 0xA4 || (bytes[i] is 0xA6 or 0xA8 or 0xB4 or 0xB8 or 0xBC or 0xBD or 0xBE && char.IsAsciiLetter((char)bytes[i - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static int Count(ReadOnlySpan<byte> bytes, byte[] wanted)
    {
        var count = 0;
        foreach (var letter in wanted)
        {
            count += bytes.Count(letter);
        }

        return count;
    }
}
