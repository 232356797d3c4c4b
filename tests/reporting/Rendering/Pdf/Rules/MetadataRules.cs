using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Tests.Rendering.Pdf.Rules;

/// <summary>What the document says of itself: language, title, bookmarks, XMP, and the colours that it means.</summary>
internal static class MetadataRules
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";

    public static void Check(PdfObjects read, List<string> broken)
    {
        Expect(read.FindDictionary(read.Catalog, "MarkInfo") is { } marks && read.Find(marks, "Marked") is BooleanToken { Data: true },
            "UA 7.1: not marked as tagged");
        Expect(read.Text(read.Catalog, "Lang").Length > 0, "UA 7.2: no language");
        Expect(
            read.FindDictionary(read.Catalog, "ViewerPreferences") is { } shown && read.Find(shown, "DisplayDocTitle") is BooleanToken { Data: true },
            "UA 7.1: the title is not displayed");
        Expect(read.FindDictionary(read.Catalog, "Outlines") is { } outlines && outlines.Data.ContainsKey("First"), "UA 7.17: no bookmarks");
        CheckIntent(read, broken);
        if (read.Find(read.Catalog, "Metadata") is not StreamToken stream)
        {
            broken.Add("A 6.6.2.1: no XMP");
            return;
        }

        Expect(!stream.StreamDictionary.Data.ContainsKey("Filter"), "A 6.6.2.1: the XMP is compressed");
        try
        {
            CheckXmp(read, XDocument.Parse(Encoding.UTF8.GetString(stream.Data.Span).Trim()), broken);
        }
        catch (XmlException error)
        {
            broken.Add($"A 6.6.2.1: the XMP is not XML: {error.Message}");
        }

        void Expect(bool kept, string rule)
        {
            if (!kept)
            {
                broken.Add(rule);
            }
        }
    }

    private static void CheckIntent(PdfObjects read, List<string> broken)
    {
        var intent = read.Items(read.Catalog, "OutputIntents").Select(read.Follow).OfType<DictionaryToken>()
            .FirstOrDefault(one => read.Name(one, "S") == "GTS_PDFA1");
        if (intent is null || read.Find(intent, "DestOutputProfile") is not StreamToken profile)
        {
            broken.Add("A 6.2.3: no output intent with a profile");
            return;
        }

        var bytes = profile.Data.Span;
        if (bytes.Length < 128 || !bytes[36..40].SequenceEqual("acsp"u8) || !bytes[16..20].SequenceEqual("RGB "u8)
            || System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes) != bytes.Length
            || read.Find(profile.StreamDictionary, "N") is not NumericToken { Int: 3 })
        {
            broken.Add("A 6.2.3: the profile is none of RGB");
        }
    }

    private static void CheckXmp(PdfObjects read, XDocument xmp, List<string> broken)
    {
        var information = read.FindDictionary(Trailer(read), "Info")!;
        var title = xmp.Descendants(XName.Get("title", "http://purl.org/dc/elements/1.1/")).Descendants(Rdf + "li").FirstOrDefault()?.Value;
        (bool Kept, string Rule)[] rules =
        [
            (One(PdfA + "part") == "2" && One(PdfA + "conformance") == "A", "A 6.6.4: not identified as PDF/A-2a"),
            (One(PdfUa + "part") == "1", "UA 5: not identified as PDF/UA-1"),
            (xmp.Descendants().Any(element => element.Name.LocalName == "namespaceURI" && element.Value == PdfUa.NamespaceName),
                "A 6.6.2.3: the schema of PDF/UA is not described"),
            (title is { Length: > 0 } && title == read.Text(information, "Title"), "UA 7.1: no title, or not the one of the information"),
            (One(Xmp + "CreateDate") == Date("CreationDate") && One(Xmp + "ModifyDate") == Date("ModDate"), "A 6.6.3: dates differ"),
            (One(XName.Get("Producer", "http://ns.adobe.com/pdf/1.3/")) == read.Text(information, "Producer")
                && One(Xmp + "CreatorTool") == read.Text(information, "Creator"), "A 6.6.3: programs differ"),
        ];
        broken.AddRange(rules.Where(rule => !rule.Kept).Select(rule => rule.Rule));

        string? One(XName name) => xmp.Descendants(name).SingleOrDefault()?.Value;
        string Date(string name) => DateTime.TryParseExact(
            read.Text(information, name), """
            "D:"yyyyMMddHHmmss"+00'00'"
            """, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture)
            : "no date";
    }

    private static DictionaryToken Trailer(PdfObjects read) => new(new Dictionary<NameToken, IToken>
    {
        [NameToken.Create("Info")] = read.Document.Structure.Trailer.Info ?? new DictionaryToken(new Dictionary<NameToken, IToken>()),
    });
}
