using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>
/// Completes the structure that the browser has written: bodies of list items, roles that the standard lacks, and the headers that it repeats
/// on a table's later pages, which are read once and are artifacts where they are repeated.
/// </summary>
internal sealed class TaggedStructure
{
    private readonly PdfUpdate _file;
    private readonly ParentTree _parents;
    private readonly HashSet<(IndirectReference Page, int Mark)> _repeated = [];

    private TaggedStructure(PdfUpdate file, DictionaryToken root, IReadOnlyList<PdfPage> pages)
    {
        _file = file;
        _parents = new ParentTree(file, root, pages);
    }

    /// <summary>Completes it.</summary>
    /// <returns>The marked parts of pages that belong to no element any longer.</returns>
    public static IReadOnlySet<(IndirectReference Page, int Mark)> Complete(PdfUpdate file, IReadOnlyList<PdfPage> pages)
    {
        var catalog = (DictionaryToken)file.Get(file.Root);
        var reference = ((IndirectReferenceToken)catalog.Data["StructTreeRoot"]).Data;
        var root = (DictionaryToken)file.Get(reference);
        var structure = new TaggedStructure(file, root, pages);
        foreach (var kid in file.Items(root, "K").OfType<IndirectReferenceToken>())
        {
            structure.Visit(kid.Data);
        }

        var span = PdfTokens.Name("Span");
        file.Put(reference, root.With("RoleMap", PdfTokens.Dictionary(("Strong", span), ("Em", span))));
        return structure._repeated;
    }

    private void Visit(IndirectReference reference)
    {
        var element = (DictionaryToken)_file.Get(reference);
        var role = ((NameToken)element.Data["S"]).Data;
        if (role == "TH" && IsColumnHeader(element))
        {
            IndirectReference? first = null;
            DropRepeats(reference, ref first);
            return;
        }

        foreach (var kid in Kids(element).OfType<IndirectReferenceToken>())
        {
            Visit(kid.Data);
        }

        if (role == "LI")
        {
            WrapBody(reference, (DictionaryToken)_file.Get(reference));
        }
    }

    private bool IsColumnHeader(DictionaryToken element) => _file.Items(element, "A")
        .Select(_file.Resolve).OfType<DictionaryToken>()
        .Any(attributes => _file.Entry(attributes, "Scope") is NameToken { Data: "Column" });

    private void DropRepeats(IndirectReference reference, ref IndirectReference? first)
    {
        var element = (DictionaryToken)_file.Get(reference);
        var kept = new List<IToken>();
        var kids = Kids(element);
        foreach (var kid in kids)
        {
            if (kid is IndirectReferenceToken child)
            {
                DropRepeats(child.Data, ref first);
                kept.Add(kid);
            }
            else if (Mark(element, kid) is var (page, mark) && page != (first ??= page))
            {
                _repeated.Add((page, mark));
                _parents.Move(page, mark, NullToken.Instance);
            }
            else
            {
                kept.Add(kid);
            }
        }

        if (kept.Count < kids.Count)
        {
            _file.Put(reference, element.With("K", new ArrayToken(kept)));
        }
    }

    // An item's label stays before its body; all else of it is the body (ISO 32000-1, table 336).
    private void WrapBody(IndirectReference reference, DictionaryToken item)
    {
        var kids = Kids(item);
        var labels = kids.Where(kid => RoleOf(kid) == "Lbl").ToList();
        var rest = kids.Except(labels).ToList();
        if (rest.Any(kid => RoleOf(kid) == "LBody"))
        {
            return;
        }

        var body = PdfTokens.Dictionary(
            ("Type", PdfTokens.Name("StructElem")), ("S", PdfTokens.Name("LBody")), ("P", new IndirectReferenceToken(reference)),
            ("K", new ArrayToken(rest)));
        var added = _file.Add(item.Data.TryGetValue("Pg", out var page) ? body.With("Pg", page) : body);
        foreach (var kid in rest)
        {
            if (kid is IndirectReferenceToken child)
            {
                _file.Put(child.Data, ((DictionaryToken)_file.Get(child.Data)).With("P", added));
            }
            else if (Mark(item, kid) is var (on, mark))
            {
                _parents.Move(on, mark, added);
            }
        }

        _file.Put(reference, item.With("K", new ArrayToken([.. labels, added])));
    }

    private IReadOnlyList<IToken> Kids(DictionaryToken element) => _file.Items(element, "K");

    private string? RoleOf(IToken kid) =>
        kid is IndirectReferenceToken child ? (((DictionaryToken)_file.Get(child.Data)).Data.GetValueOrDefault("S") as NameToken)?.Data : null;

    // A number is a mark on the element's page; a dictionary may tell another page. References to links are no marks.
    private static (IndirectReference Page, int Mark)? Mark(DictionaryToken element, IToken kid)
    {
        static IndirectReference PageOf(DictionaryToken dictionary) => ((IndirectReferenceToken)dictionary.Data["Pg"]).Data;
        return kid switch
        {
            NumericToken mark => (PageOf(element), mark.Int),
            DictionaryToken part when part.Data.TryGetValue("MCID", out var mark) =>
                (PageOf(part.Data.ContainsKey("Pg") ? part : element), ((NumericToken)mark).Int),
            _ => null,
        };
    }
}
