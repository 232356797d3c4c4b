using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>Tells which element of the structure each marked part of a page belongs to (ISO 32000-1, 14.7.4.4).</summary>
internal sealed class ParentTree
{
    private readonly PdfUpdate _file;
    private readonly Dictionary<int, IndirectReference> _entries = [];
    private readonly Dictionary<IndirectReference, int> _pages = [];

    /// <summary>Reads it.</summary>
    public ParentTree(PdfUpdate file, DictionaryToken root, IReadOnlyList<PdfPage> pages)
    {
        _file = file;
        Collect((DictionaryToken)file.Entry(root, "ParentTree")!);
        foreach (var page in pages)
        {
            if (file.Entry(page.Dictionary, "StructParents") is NumericToken key)
            {
                _pages.Add(page.Reference, key.Int);
            }
        }
    }

    /// <summary>Gives a marked part of a page to another element, or to none.</summary>
    public void Move(IndirectReference page, int mark, IToken element)
    {
        var entry = _entries[_pages[page]];
        var elements = ((ArrayToken)_file.Get(entry)).Data.ToList();
        elements[mark] = element;
        _file.Put(entry, new ArrayToken(elements));
    }

    private void Collect(DictionaryToken node)
    {
        foreach (var kid in _file.Items(node, "Kids"))
        {
            Collect((DictionaryToken)_file.Resolve(kid));
        }

        var numbers = _file.Items(node, "Nums");
        for (var i = 0; i + 1 < numbers.Count; i += 2)
        {
            if (numbers[i + 1] is IndirectReferenceToken entry)
            {
                _entries.Add(((NumericToken)numbers[i]).Int, entry.Data);
            }
        }
    }
}
