using System.Text;
using System.Text.Unicode;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// Finds out which character set a file's bytes are in. The standard knows only PC8, code page 437 (SIE 4B 5.3), but programs write
/// others under that name.
/// </summary>
internal static class SieCharacters
{
    private static readonly Encoding CodePage437 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

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
        return latin > 0 && latin > Count(bytes, Letters437) ? (Encoding.Latin1, "ISO 8859-1", false) : (CodePage437, "CP437", true);
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
