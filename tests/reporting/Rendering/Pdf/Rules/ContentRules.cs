using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Tests.Rendering.Pdf.Rules;

/// <summary>All that a page paints is tagged or an artifact, and links are described.</summary>
internal static class ContentRules
{
    private static readonly HashSet<string> Painting = ["Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI", "EI"];

    /// <summary>Checks the pages.</summary>
    /// <returns>The marks that each page has, by the page's key in the parent tree.</returns>
    public static Dictionary<int, HashSet<int>> Check(PdfObjects read, List<string> broken)
    {
        var marks = new Dictionary<int, HashSet<int>>();
        foreach (var page in read.Document.GetPages())
        {
            var found = Marks(page, broken);
            if (read.Find(page.Dictionary, "StructParents") is NumericToken key)
            {
                marks.Add(key.Int, found);
            }
            else if (found.Count > 0)
            {
                broken.Add($"UA 7.1: page {page.Number} has marks, and no key to their parents");
            }

            CheckAnnotations(read, page, broken);
        }

        return marks;
    }

    private static HashSet<int> Marks(Page page, List<string> broken)
    {
        var marks = new HashSet<int>();
        var open = new Stack<string>();
        foreach (var operation in page.Operations)
        {
            switch (operation)
            {
                case BeginMarkedContentWithProperties begin:
                    Open(begin.Name.Data);
                    if (begin.Properties is { } properties && properties.Data.TryGetValue("MCID", out var mark) && !marks.Add(((NumericToken)mark).Int))
                    {
                        broken.Add($"UA 7.1: page {page.Number} has mark {mark} twice");
                    }

                    break;
                case BeginMarkedContent begin:
                    Open(begin.Name.Data);
                    break;
                case EndMarkedContent when open.Count == 0:
                    broken.Add($"page {page.Number} ends a mark that has not begun");
                    break;
                case EndMarkedContent:
                    open.Pop();
                    break;
                default:
                    if (open.Count == 0 && Painting.Contains(operation.Operator))
                    {
                        broken.Add($"UA 7.1: page {page.Number} paints by {operation.Operator} what is neither tagged nor an artifact");
                    }

                    if (operation.Operator is "k" or "K")
                    {
                        broken.Add($"A 6.2.4.3: page {page.Number} has CMYK");
                    }

                    break;
            }
        }

        if (open.Count > 0)
        {
            broken.Add($"page {page.Number} leaves a mark open");
        }

        return marks;

        void Open(string tag)
        {
            if (open.Count > 0 && (tag == "Artifact") != (open.Peek() == "Artifact"))
            {
                broken.Add($"UA 7.1: page {page.Number} has {tag} within {open.Peek()}");
            }

            open.Push(tag);
        }
    }

    private static void CheckAnnotations(PdfObjects read, Page page, List<string> broken)
    {
        var annotations = read.Items(page.Dictionary, "Annots").Select(read.Follow).OfType<DictionaryToken>().ToList();
        if (annotations.Count > 0 && read.Name(page.Dictionary, "Tabs") != "S")
        {
            broken.Add($"UA 7.18.3: page {page.Number} is not tabbed by its structure");
        }

        const int print = 4;
        const int hidden = 1 | 2 | 32;
        foreach (var annotation in annotations)
        {
            if (read.Text(annotation, "Contents").Length == 0)
            {
                broken.Add($"UA 7.18.5: a link on page {page.Number} is not described");
            }

            if (read.Find(annotation, "F") is not NumericToken flags || (flags.Int & print) == 0 || (flags.Int & hidden) != 0)
            {
                broken.Add($"A 6.3.2: an annotation on page {page.Number} is not printed");
            }

            if (!annotation.Data.ContainsKey("StructParent"))
            {
                broken.Add($"UA 7.18.1: an annotation on page {page.Number} is not in the structure");
            }
        }
    }
}
