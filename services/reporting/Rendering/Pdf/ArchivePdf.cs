using System.Text;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>
/// Makes what the browser has printed, a tagged PDF, into one that is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), by an update after it.
/// </summary>
internal static class ArchivePdf
{
    /// <summary>Completes a file; the same file and metadata give the same bytes.</summary>
    /// <param name="printed">As the browser printed it, tagged and with its outline.</param>
    /// <param name="html">The page that it was printed from, UTF-8.</param>
    /// <param name="metadata">What it says of itself.</param>
    public static byte[] Complete(byte[] printed, byte[] html, PdfMetadata metadata)
    {
        using var file = new PdfUpdate(PdfNodeNames.Number(PdfDates.Set(printed, metadata.MadeAt)));
        var pages = PdfPage.Of(file);
        var loose = TaggedStructure.Complete(file, pages);
        ContentMarks.Complete(file, pages, loose);
        LinkDescriptions.Add(file, pages, new PrintedTexts(Encoding.UTF8.GetString(html)));

        var profile = file.Add(new StreamToken(PdfTokens.Dictionary(("N", PdfTokens.Number(3))), SrgbProfile.Bytes));
        var intent = file.Add(PdfTokens.Dictionary(
            ("Type", PdfTokens.Name("OutputIntent")), ("S", PdfTokens.Name("GTS_PDFA1")), ("OutputConditionIdentifier", new StringToken("sRGB")),
            ("Info", new StringToken("sRGB IEC61966-2.1")), ("DestOutputProfile", profile)));
        var catalog = (DictionaryToken)file.Get(file.Root);
        file.Put(file.Root, catalog
            .With("Version", PdfTokens.Name("1.7"))
            .With("Lang", new StringToken("sv"))
            .With("Metadata", file.Add(metadata.Xmp()))
            .With("OutputIntents", new ArrayToken([intent])));
        return file.ToBytes(metadata.Information());
    }
}
