using System.Globalization;
using System.Text;

namespace Finsam.Reporting.Rendering;

/// <summary>Gives headings and tables ids that differ within the page.</summary>
internal sealed class Anchors
{
    private readonly HashSet<string> _taken = [];

    /// <summary>An id made from a text: its ASCII letters and digits in lower case, the rest as hyphens.</summary>
    public string Make(string text)
    {
        var slug = new StringBuilder();
        foreach (var character in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(character);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var stem = slug.ToString().Trim('-') is { Length: > 0 } made ? made : "avsnitt";
        var anchor = stem;
        for (var i = 2; !_taken.Add(anchor); i++)
        {
            anchor = $"{stem}-{i}";
        }

        return anchor;
    }
}
