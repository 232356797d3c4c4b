using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Tests.Rendering.Pdf.Rules;

/// <summary>The file as bytes: header, trailer, cross-references, and what an archive must not hold.</summary>
internal static partial class FileRules
{
    private static readonly string[] ForbiddenFilters = ["LZWDecode", "LZW", "Crypt"];
    private static readonly string[] ForbiddenParts = ["AA", "OpenAction", "AcroForm", "OCProperties", "Requirements"];
    private static readonly string[] ForbiddenActions =
        ["Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "JavaScript"];

    public static void Check(byte[] pdf, PdfObjects read, List<string> broken)
    {
        if (!Header().IsMatch(Encoding.Latin1.GetString(pdf, 0, 20)))
        {
            broken.Add("A 6.1.2: no header with a line of four bytes above 127");
        }

        if (!Encoding.Latin1.GetString(pdf.AsSpan(Math.Max(0, pdf.Length - 8))).TrimEnd('\r', '\n').EndsWith("%%EOF", StringComparison.Ordinal))
        {
            broken.Add("A 6.1.3: something follows the end");
        }

        foreach (var (reference, place) in read.Document.Structure.CrossReferenceTable.ObjectOffsets)
        {
            var expected = $"{reference.ObjectNumber} {reference.Generation} obj";
            if (Encoding.Latin1.GetString(pdf.AsSpan((int)place.Value1, Math.Min(expected.Length, pdf.Length - (int)place.Value1))) != expected)
            {
                broken.Add($"A 6.1.4: the cross-reference of {expected} leads elsewhere");
            }
        }

        if (read.Document.IsEncrypted)
        {
            broken.Add("A 6.1.3: encrypted");
        }

        var identifier = read.Document.Structure.Trailer.Identifier;
        if (identifier.Count != 2)
        {
            broken.Add("A 6.1.3: no identifier");
        }

        foreach (var name in ForbiddenParts.Where(read.Catalog.Data.ContainsKey))
        {
            broken.Add($"A 6.5: the catalog has {name}");
        }

        foreach (var item in read.All)
        {
            Check(read, item, broken);
        }
    }

    private static void Check(PdfObjects read, ObjectToken item, List<string> broken)
    {
        if (item.Data is StreamToken stream)
        {
            if (read.Find(stream.StreamDictionary, "Length") is not NumericToken length || length.Int != stream.Data.Length)
            {
                broken.Add($"A 6.1.7.1: wrong length of {item.Number}");
            }

            broken.AddRange(read.Items(stream.StreamDictionary, "Filter").OfType<NameToken>().Where(filter => ForbiddenFilters.Contains(filter.Data))
                .Select(filter => $"A 6.1.7.2: filter {filter.Data}"));
            if (read.Find(stream.StreamDictionary, "Interpolate") is BooleanToken { Data: true })
            {
                broken.Add($"A 6.2.8: {item.Number} is interpolated");
            }
        }
        else if (item.Data is DictionaryToken dictionary)
        {
            if (ForbiddenActions.Contains(read.Name(dictionary, "S")))
            {
                broken.Add($"A 6.5.1: action {read.Name(dictionary, "S")}");
            }

            if (dictionary.Data.ContainsKey("EF") || dictionary.Data.ContainsKey("TR") || dictionary.Data.ContainsKey("HTP"))
            {
                broken.Add($"A 6.2.5, 6.8: {item.Number} has EF, TR or HTP");
            }
        }
    }

    [GeneratedRegex(@"^%PDF-1\.[0-7](\r\n|\r|\n)%[\u0080-\u00ff]{4}")]
    private static partial Regex Header();
}
