using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Tests.Rendering.Pdf.Rules;

/// <summary>
/// Checks a file against PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2): the rules that concern what a report holds, each named by its
/// clause. Reads the file anew by its cross-references, so that what an update has replaced is not seen.
/// </summary>
internal static class PdfRules
{
    /// <summary>What the file breaks; nothing where it keeps every rule.</summary>
    public static IReadOnlyList<string> Broken(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf, new ParsingOptions { UseLenientParsing = false });
        var read = new PdfObjects(document);
        var broken = new List<string>();
        FileRules.Check(pdf, read, broken);
        MetadataRules.Check(read, broken);
        FontRules.Check(read, broken);
        var marks = ContentRules.Check(read, broken);
        if (read.Catalog.Data.ContainsKey("StructTreeRoot"))
        {
            StructureRules.Check(read, marks, broken);
        }
        else
        {
            broken.Add("UA 7.1: no structure");
        }

        return broken;
    }
}

/// <summary>The objects of a file, with references followed.</summary>
internal sealed class PdfObjects(PdfDocument document)
{
    public PdfDocument Document => document;

    public DictionaryToken Catalog => document.Structure.Catalog.CatalogDictionary;

    /// <summary>Every object that the cross-references name.</summary>
    public IEnumerable<ObjectToken> All =>
        document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Select(reference => document.Structure.GetObject(reference));

    public IToken Follow(IToken token) => token is IndirectReferenceToken reference ? document.Structure.GetObject(reference.Data).Data : token;

    public IToken? Find(DictionaryToken dictionary, string name) =>
        dictionary.Data.TryGetValue(name, out var value) ? Follow(value) : null;

    public DictionaryToken? FindDictionary(DictionaryToken dictionary, string name) => Find(dictionary, name) as DictionaryToken;

    /// <summary>A name's text; empty where there is none.</summary>
    public string Name(DictionaryToken dictionary, string name) => (Find(dictionary, name) as NameToken)?.Data ?? "";

    /// <summary>A string's text; empty where there is none.</summary>
    public string Text(DictionaryToken dictionary, string name) => Find(dictionary, name) switch
    {
        StringToken text => text.Data,
        HexToken { Bytes: [0xFE, 0xFF, ..] } text => System.Text.Encoding.BigEndianUnicode.GetString(text.Bytes[2..]),
        HexToken text => System.Text.Encoding.Latin1.GetString(text.Bytes),
        _ => "",
    };

    /// <summary>The items of an array, or the one value; references are left.</summary>
    public IReadOnlyList<IToken> Items(DictionaryToken dictionary, string name) => Find(dictionary, name) switch
    {
        null => [],
        ArrayToken array => array.Data,
        _ => [dictionary.Data[name]],
    };

    /// <summary>The values of a number tree, by their keys.</summary>
    public Dictionary<int, IToken> NumberTree(DictionaryToken node)
    {
        var entries = new Dictionary<int, IToken>();
        foreach (var kid in Items(node, "Kids"))
        {
            foreach (var (key, value) in NumberTree((DictionaryToken)Follow(kid)))
            {
                entries.Add(key, value);
            }
        }

        var numbers = Items(node, "Nums");
        for (var i = 0; i + 1 < numbers.Count; i += 2)
        {
            entries.Add(((NumericToken)numbers[i]).Int, numbers[i + 1]);
        }

        return entries;
    }
}
