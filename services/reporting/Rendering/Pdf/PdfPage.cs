using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>A page of a PDF.</summary>
/// <param name="Reference">Number of its object.</param>
/// <param name="Dictionary">Its object.</param>
internal sealed record PdfPage(IndirectReference Reference, DictionaryToken Dictionary)
{
    /// <summary>The pages of a file, in order.</summary>
    public static IReadOnlyList<PdfPage> Of(PdfUpdate file)
    {
        var pages = new List<PdfPage>();
        var catalog = (DictionaryToken)file.Get(file.Root);
        Collect(file, (IndirectReferenceToken)catalog.Data["Pages"], pages);
        return pages;
    }

    private static void Collect(PdfUpdate file, IndirectReferenceToken node, List<PdfPage> pages)
    {
        var dictionary = (DictionaryToken)file.Resolve(node);
        if (!dictionary.Data.ContainsKey("Kids"))
        {
            pages.Add(new PdfPage(node.Data, dictionary));
            return;
        }

        foreach (var kid in file.Items(dictionary, "Kids"))
        {
            Collect(file, (IndirectReferenceToken)kid, pages);
        }
    }
}
