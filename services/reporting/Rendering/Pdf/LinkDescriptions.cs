using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>Describes every link by what it says (ISO 14289-1, 7.18.5).</summary>
internal static class LinkDescriptions
{
    /// <summary>Adds <c>/Contents</c> to the links of the pages.</summary>
    public static void Add(PdfUpdate file, IReadOnlyList<PdfPage> pages, PrintedTexts texts)
    {
        foreach (var reference in pages.SelectMany(page => file.Items(page.Dictionary, "Annots")).Cast<IndirectReferenceToken>())
        {
            if (file.Resolve(reference) is DictionaryToken annotation && !annotation.Data.ContainsKey("Contents"))
            {
                file.Put(reference.Data, annotation.With("Contents", PdfTokens.Text(texts.Of(Target(file, annotation)))));
            }
        }
    }

    private static string Target(PdfUpdate file, DictionaryToken annotation) =>
        file.Entry(annotation, "Dest") switch
        {
            NameToken name => $"#{name.Data}",
            StringToken name => $"#{name.Data}",
            _ => file.Dictionary(annotation, "A") is { } action && file.Entry(action, "URI") is StringToken uri ? uri.Data : "",
        };
}
