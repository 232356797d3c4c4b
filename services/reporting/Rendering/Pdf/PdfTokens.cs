using System.Text;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>Short ways to write PDF objects.</summary>
internal static class PdfTokens
{
    /// <summary>A dictionary.</summary>
    public static DictionaryToken Dictionary(params (string Name, IToken Value)[] entries) =>
        new(entries.ToDictionary(entry => NameToken.Create(entry.Name), entry => entry.Value));

    /// <summary>A name.</summary>
    public static NameToken Name(string name) => NameToken.Create(name);

    /// <summary>A text string, in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).</summary>
    public static HexToken Text(string text) => new(Convert.ToHexString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]));

    /// <summary>A number.</summary>
    public static NumericToken Number(int number) => new(number);
}
