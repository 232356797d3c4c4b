using System.Text.RegularExpressions;

namespace Finsam.Reporting.Bindings;

/// <summary>Finds the bindings of a text.</summary>
internal static partial class BindingReader
{
    /// <summary>The bindings in the order of the text.</summary>
    public static IReadOnlyList<Binding> Read(string markdown)
    {
        var bindings = new List<Binding>();
        foreach (Match match in Braces().Matches(markdown))
        {
            var expression = Space().Replace(match.Groups[1].Value, " ").Trim();
            bindings.Add(new Binding(expression, LineOf(markdown, match.Index), match.Index, match.Length));
        }

        return bindings;
    }

    /// <summary>One-based lines where braces open without being closed before the paragraph ends.</summary>
    public static IEnumerable<int> UnclosedLines(string markdown)
    {
        var rest = Braces().Replace(markdown, match => Blank(match.Value));
        for (var i = rest.IndexOf("{{", StringComparison.Ordinal); i >= 0; i = rest.IndexOf("{{", i + 2, StringComparison.Ordinal))
        {
            yield return LineOf(markdown, i);
        }
    }

    private static string Blank(string text) => new(' ', text.Length);

    private static int LineOf(string text, int index) => 1 + text.AsSpan(0, index).Count('\n');

    // An address may be wrapped over a line break, as editors do, but not over an empty line.
    [GeneratedRegex(@"\{\{((?:(?!\}\}|\{\{|\n[ \t\r]*\n)[\s\S])*)\}\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\s*[\r\n]\s*")]
    private static partial Regex Space();
}
