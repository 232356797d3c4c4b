using System.Text;

namespace Finsam.Reporting.Domain;

/// <summary>Ids and labels count as the same whatever their spacing, case and kind of dash.</summary>
internal static class Label
{
    /// <summary>The label with those differences taken away.</summary>
    public static string Normal(string label)
    {
        var result = new StringBuilder(label.Length);
        foreach (var character in label.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (IsDash(character))
            {
                TrimSpace(result);
                result.Append('-');
            }
            else if (!char.IsWhiteSpace(character))
            {
                result.Append(character);
            }
            else if (result.Length > 0 && result[^1] is not (' ' or '-'))
            {
                result.Append(' ');
            }
        }

        TrimSpace(result);
        return result.ToString();
    }

    private static bool IsDash(char character) => character is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\u00ad';

    private static void TrimSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
    }
}
