using System.Text.RegularExpressions;
using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Checks;

/// <summary>Finds digits that are typed in narrative texts: figures are bound, so that they follow what was registered.</summary>
internal static partial class TypedFigureChecks
{
    /// <summary>A warning for each line with typed figures, or one check that passed.</summary>
    /// <remarks>
    /// Left alone: years, days and clock times, numbers of lists, headings, chapters, sections and laws, addresses of links, and code.
    /// </remarks>
    public static IEnumerable<ReportCheck> Of(ReportDefinition definition)
    {
        var found = definition.Sections.SelectMany(Of).ToList();
        return found.Count > 0
            ? found
            : [new ReportCheck(ReportCheckKind.TypedFigure, CheckOutcome.Passed, "Inga siffror är skrivna i texterna")];
    }

    private static IEnumerable<ReportCheck> Of(ReportSection section)
    {
        var lines = Blank(section.Markdown, Skipped()).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var typed = Figure().Matches(lines[i]).Select(match => match.Value.Trim()).ToList();
            if (typed.Count > 0)
            {
                yield return new ReportCheck(
                    ReportCheckKind.TypedFigure,
                    CheckOutcome.Warning,
                    "Siffror är skrivna i texten",
                    $"{string.Join("; ", typed)} är skrivet i texten och följer inte med när underlaget ändras.",
                    $"{section.Name}, rad {i + 1}");
            }
        }
    }

    // Bindings and what is left alone become spaces, so that lines stay where they are.
    private static string Blank(string markdown, Regex skipped)
    {
        var text = markdown.ToCharArray();
        foreach (var binding in BindingReader.Read(markdown))
        {
            Clear(binding.Start, binding.Length);
        }

        foreach (Match match in skipped.Matches(new string(text)))
        {
            Clear(match.Index, match.Length);
        }

        return new string(text);

        void Clear(int start, int length)
        {
            for (var i = start; i < start + length; i++)
            {
                text[i] = text[i] == '\n' ? '\n' : ' ';
            }
        }
    }

    [GeneratedRegex(
        @"```[\s\S]*?```|`[^`\n]*`|\]\([^)\n]*\)|https?://\S+|^\s*(?:\#+\s*)?[0-9]+(?:\.[0-9]+)*[.)]?(?=\s)|"
        + @"\b(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\b|\b(?:19|20)[0-9]{2}:[0-9]+|"
        + @"\b(?:19|20)[0-9]{2}(?:[–/-](?:(?:19|20)[0-9]{2}|[0-9]{2}))?\b|\bkl\.?\s*[0-9]{1,2}(?:[.:][0-9]{2})?|"
        + @"\b[0-9]{1,2}(?=\s+(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b)|"
        + @"§+\s*[0-9]+|[0-9]+\s*(?:§|kap\.)|\b(?:kapitel|kap\.|avsnitt|not|bilaga|tabell|diagram|sidan?)\s+[0-9]+(?:\.[0-9]+)*|\w*[A-Za-zÅÄÖåäö]-?[0-9]+\w*",
        RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Skipped();

    [GeneratedRegex(@"[0-9]+(?:[\u00a0 ][0-9]{3})*(?:[,.][0-9]+)?(?:[\u00a0 ]?(?:%|procent|kr|tkr|mkr)\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex Figure();
}
