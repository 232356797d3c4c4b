using System.Text;
using System.Text.RegularExpressions;

namespace Finsam.Cli.Bench.Reports;

/// <summary>The page that a PDF is printed from: a report in HTML without its sources and what leads there, so that both print the same.</summary>
internal static partial class PrintedPage
{
    /// <summary>The page of a report in HTML.</summary>
    public static byte[] Of(byte[] html) => Encoding.UTF8.GetBytes(Origins().Replace(Leading().Replace(Encoding.UTF8.GetString(html), "$1"), ""));

    [GeneratedRegex("<a href=\"#[kt]_[0-9_]+\">(.*?)</a>", RegexOptions.Singleline)]
    private static partial Regex Leading();

    [GeneratedRegex("<section aria-labelledby=\"kallor\".*?</section>|<p class=\"part\"><a href=\"#kallor\">.*?</p>", RegexOptions.Singleline)]
    private static partial Regex Origins();
}
