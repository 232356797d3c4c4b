using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Tests.Rendering.Pdf.Rules;

/// <summary>The tree of elements: roles, what may lie in what, alternative texts, headings in order, and its ties to the pages.</summary>
internal sealed class StructureRules
{
    private static readonly HashSet<string> Standard =
    [
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H",
        "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
        "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "Warichu", "Figure", "Formula", "Form",
    ];

    private static readonly Dictionary<string, string[]> Within = new()
    {
        ["L"] = ["LI", "Caption", "L"],
        ["LI"] = ["Lbl", "LBody"],
        ["Table"] = ["TR", "THead", "TBody", "TFoot", "Caption"],
        ["THead"] = ["TR"],
        ["TBody"] = ["TR"],
        ["TR"] = ["TH", "TD"],
    };

    private readonly PdfObjects _read;
    private readonly List<string> _broken;
    private readonly DictionaryToken? _roleMap;
    private readonly Dictionary<(int Page, int Mark), IndirectReference> _owners = [];
    private readonly List<int> _headings = [];

    private StructureRules(PdfObjects read, DictionaryToken root, List<string> broken)
    {
        _read = read;
        _broken = broken;
        _roleMap = read.FindDictionary(root, "RoleMap");
    }

    public static void Check(PdfObjects read, Dictionary<int, HashSet<int>> marks, List<string> broken)
    {
        var root = read.FindDictionary(read.Catalog, "StructTreeRoot")!;
        var rules = new StructureRules(read, root, broken);
        foreach (var kid in read.Items(root, "K").OfType<IndirectReferenceToken>())
        {
            rules.Visit(kid.Data, parentRole: "");
        }

        rules.CheckHeadings();
        rules.CheckTies(read.NumberTree(read.FindDictionary(root, "ParentTree")!), marks);
    }

    private void Visit(IndirectReference reference, string parentRole)
    {
        var element = (DictionaryToken)_read.Follow(new IndirectReferenceToken(reference));
        var role = Role(element);
        if (!Standard.Contains(role))
        {
            _broken.Add($"UA 7.1: the role {role} is neither a standard one nor mapped to one");
        }

        if (Within.TryGetValue(parentRole, out var allowed) && !allowed.Contains(role))
        {
            _broken.Add($"UA 7.2: {role} within {parentRole}");
        }

        if (role is ['H', >= '1' and <= '6'])
        {
            _headings.Add(role[1] - '0');
        }

        CheckOne(role, element);
        foreach (var kid in _read.Items(element, "K"))
        {
            VisitKid(reference, element, role, kid);
        }
    }

    private void VisitKid(IndirectReference reference, DictionaryToken element, string role, IToken kid)
    {
        if (kid is IndirectReferenceToken child)
        {
            var parent = ((DictionaryToken)_read.Follow(child)).Data.GetValueOrDefault("P") as IndirectReferenceToken;
            if (parent?.Data.Equals(reference) != true)
            {
                _broken.Add($"UA 7.1: {child.Data} does not know its parent {reference}");
            }

            Visit(child.Data, role);
        }
        else if (kid is NumericToken number)
        {
            Own(element, number.Int);
        }
        else if (kid is DictionaryToken part && part.Data.TryGetValue("MCID", out var mark))
        {
            Own(part.Data.ContainsKey("Pg") ? part : element, ((NumericToken)mark).Int);
        }

        void Own(DictionaryToken on, int mark)
        {
            var page = _read.FindDictionary(on, "Pg")!;
            var key = ((NumericToken)_read.Find(page, "StructParents")!).Int;
            if (!_owners.TryAdd((key, mark), reference))
            {
                _broken.Add($"UA 7.1: mark {mark} of page key {key} is in two elements");
            }
        }
    }

    private void CheckOne(string role, DictionaryToken element)
    {
        var attributes = _read.Items(element, "A").Select(_read.Follow).OfType<DictionaryToken>().ToList();
        switch (role)
        {
            case "Figure" or "Formula" when _read.Text(element, "Alt").Trim().Length == 0 && _read.Text(element, "ActualText").Length == 0:
                _broken.Add("UA 7.3: a figure without alternative text");
                break;
            case "TH" when !attributes.Any(one => one.Data.ContainsKey("Scope")):
                _broken.Add("UA 7.5: a table header without scope");
                break;
            case "Link" when !_read.Items(element, "K").Select(_read.Follow).OfType<DictionaryToken>().Any(one => _read.Name(one, "Type") == "OBJR"):
                _broken.Add("UA 7.18.5: a link that leads nowhere");
                break;
            case "Table":
                var widths = _read.Items(element, "K").Select(_read.Follow).OfType<DictionaryToken>().Where(row => Role(row) == "TR").Select(Width);
                if (widths.Distinct().Count() != 1)
                {
                    _broken.Add("UA 7.2: the rows of a table differ in width");
                }

                break;
        }
    }

    private int Width(DictionaryToken row) => _read.Items(row, "K").Select(_read.Follow).OfType<DictionaryToken>().Sum(cell =>
        _read.Items(cell, "A").Select(_read.Follow).OfType<DictionaryToken>()
            .Select(attributes => (_read.Find(attributes, "ColSpan") as NumericToken)?.Int).FirstOrDefault(span => span is not null) ?? 1);

    private void CheckHeadings()
    {
        if (_headings.FirstOrDefault() != 1 || _headings.Count(level => level == 1) != 1)
        {
            _broken.Add("UA 7.4: not one H1 before all other headings");
        }

        if (_headings.Zip(_headings.Skip(1)).Any(pair => pair.Second > pair.First + 1))
        {
            _broken.Add($"UA 7.4.2: headings skip a level: {string.Join(' ', _headings)}");
        }
    }

    private void CheckTies(Dictionary<int, IToken> tree, Dictionary<int, HashSet<int>> marks)
    {
        foreach (var (page, found) in marks)
        {
            var parents = tree.TryGetValue(page, out var entry) && _read.Follow(entry) is ArrayToken array ? array.Data : [];
            foreach (var mark in found)
            {
                var owner = mark < parents.Count && parents[mark] is IndirectReferenceToken parent ? parent.Data : (IndirectReference?)null;
                if (!_owners.TryGetValue((page, mark), out var element) || !element.Equals(owner))
                {
                    _broken.Add($"UA 7.1: mark {mark} of page key {page} is in no element, or in another than its parent tree says");
                }
            }
        }

        _broken.AddRange(_owners.Keys
            .Where(key => !marks.TryGetValue(key.Page, out var found) || !found.Contains(key.Mark))
            .Select(key => $"UA 7.1: an element has mark {key.Mark} of page key {key.Page}, which the page lacks"));
    }

    private string Role(DictionaryToken element)
    {
        var role = _read.Name(element, "S");
        return Standard.Contains(role) || _roleMap is null ? role : _read.Name(_roleMap, role) is { Length: > 0 } mapped ? mapped : role;
    }
}
