using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Tests.Rendering.Pdf.Rules;

/// <summary>Fonts are embedded, and their glyphs have a meaning in Unicode.</summary>
internal static class FontRules
{
    private static readonly string[] FontFiles = ["FontFile", "FontFile2", "FontFile3"];

    public static void Check(PdfObjects read, List<string> broken)
    {
        var fonts = read.All.Select(item => item.Data).OfType<DictionaryToken>().Where(one => read.Name(one, "Type") == "Font").ToList();
        if (fonts.Count == 0)
        {
            broken.Add("no fonts");
        }

        foreach (var font in fonts)
        {
            var name = read.Name(font, "BaseFont");
            var subtype = read.Name(font, "Subtype");
            var descendant = subtype.StartsWith("CIDFont", StringComparison.Ordinal);
            if (!descendant && read.Find(font, "ToUnicode") is not StreamToken)
            {
                broken.Add($"A 6.2.11.7: {name} has no meaning in Unicode");
            }

            if (subtype is "Type0" or "Type3")
            {
                continue;
            }

            if (read.FindDictionary(font, "FontDescriptor") is not { } descriptor
                || !FontFiles.Any(descriptor.Data.ContainsKey))
            {
                broken.Add($"A 6.2.11.4: {name} is not embedded");
            }

            if (subtype == "CIDFontType2" && !font.Data.ContainsKey("CIDToGIDMap"))
            {
                broken.Add($"A 6.2.11.3.2: {name} has no map to glyphs");
            }
        }
    }
}
