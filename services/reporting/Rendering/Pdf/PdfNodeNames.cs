using System.Globalization;
using System.Text;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>
/// The names that the browser gives to parts of the structure: <c>(node00000162)</c>, after a count that does not begin at the same number every
/// time. They are numbered anew, in the same order and with as many bytes, so that the same page gives the same file.
/// </summary>
internal static class PdfNodeNames
{
    private const int Digits = 8;

    private static readonly byte[] Before = "(node"u8.ToArray();

    /// <summary>The file with its names numbered from 1.</summary>
    public static byte[] Number(byte[] file)
    {
        var places = Places(file).ToList();
        var numbers = places.Select(place => NumberAt(file, place)).Distinct().Order().Index().ToDictionary(each => each.Item, each => each.Index + 1);
        byte[] numbered = [.. file];
        foreach (var place in places)
        {
            var name = numbers[NumberAt(file, place)].ToString($"D{Digits}", CultureInfo.InvariantCulture);
            Encoding.ASCII.GetBytes(name, numbered.AsSpan(place, Digits));
        }

        return numbered;
    }

    private static IEnumerable<int> Places(byte[] file)
    {
        for (var at = 0; file.AsSpan(at).IndexOf(Before) is >= 0 and var found; at += found + Before.Length)
        {
            var place = at + found + Before.Length;
            if (place + Digits < file.Length && file[place + Digits] == ')' && file.AsSpan(place, Digits).IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
            {
                yield return place;
            }
        }
    }

    private static int NumberAt(byte[] file, int place) => int.Parse(file.AsSpan(place, Digits), CultureInfo.InvariantCulture);
}
