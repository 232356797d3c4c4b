using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>
/// Marks what the browser paints outside the structure (page numbers, headers, backgrounds) as artifacts (ISO 14289-1, 7.1). The browser
/// writes an operator a line, and strings in hexadecimal, so that lines can be told by their ends.
/// </summary>
internal static partial class ContentMarks
{
    private const string Artifact = "/Artifact BMC\n";

    /// <summary>Marks the content of the pages.</summary>
    /// <param name="file">The file.</param>
    /// <param name="pages">Its pages.</param>
    /// <param name="loose">Marked parts of pages that belong to no element.</param>
    public static void Complete(PdfUpdate file, IReadOnlyList<PdfPage> pages, IReadOnlySet<(IndirectReference Page, int Mark)> loose)
    {
        foreach (var page in pages)
        {
            var reference = ((IndirectReferenceToken)page.Dictionary.Data["Contents"]).Data;
            var content = Encoding.Latin1.GetString(file.Decode((StreamToken)file.Get(reference)).Span);
            var marked = Mark(content, mark => loose.Contains((page.Reference, mark)));
            file.Put(reference, new StreamToken(
                PdfTokens.Dictionary(("Filter", PdfTokens.Name("FlateDecode"))), Deflate(Encoding.Latin1.GetBytes(marked))));
        }
    }

    /// <summary>A content stream whose every painting operator lies in a marked part.</summary>
    /// <param name="content">As the browser wrote it.</param>
    /// <param name="isLoose">True for a mark that belongs to no element.</param>
    public static string Mark(string content, Predicate<int> isLoose)
    {
        var marked = new StringBuilder(content.Length + 256);
        var outside = new StringBuilder();
        var depth = 0;
        foreach (var line in content.EnumerateLines())
        {
            var begins = line.EndsWith("BDC") || line.EndsWith("BMC");
            if (begins && depth++ == 0)
            {
                Flush(outside, marked);
            }

            var target = depth > 0 ? marked : outside;
            if (begins && Mcid().Match(line.ToString()) is { Success: true } match
                && isLoose(int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)))
            {
                target.Append(Artifact);
            }
            else
            {
                target.Append(line).Append('\n');
            }

            if (line is "EMC")
            {
                depth--;
            }
        }

        Flush(outside, marked);
        return marked.ToString();
    }

    private static void Flush(StringBuilder outside, StringBuilder marked)
    {
        var part = outside.ToString();
        outside.Clear();
        if (Painting().IsMatch(part))
        {
            marked.Append(Artifact).Append(part).Append("EMC\n");
        }
        else
        {
            marked.Append(part);
        }
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            zlib.Write(bytes);
        }

        return compressed.ToArray();
    }

    [GeneratedRegex(@"/MCID ([0-9]+)")]
    private static partial Regex Mcid();

    [GeneratedRegex(@"(?:^|[\s>\])])(?:Tj|TJ|'|""|f|F|f\*|B|B\*|b|b\*|S|s|sh|Do|BI)$", RegexOptions.Multiline)]
    private static partial Regex Painting();
}
