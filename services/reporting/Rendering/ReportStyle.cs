namespace Finsam.Reporting.Rendering;

/// <summary>The style sheet of a report, embedded from <c>report.css</c>.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public static string Css { get; } = Read();

    /// <summary>What marks every printed page of a version that is not approved: a heading, and large letters behind the text.</summary>
    /// <param name="mark">The mark, in capital letters; null for none.</param>
    public static string Marked(string? mark) => mark is null
        ? ""
        : $$"""
            @media print {
              body::before {
                content: "{{mark}}" / ""; position: fixed; inset: 40% 0 auto; text-align: center; font-size: 110pt; font-weight: 700; color: #f1e6e6;
                transform: rotate(-35deg); z-index: -1;
              }
            }
            @page {
              @top-center {
                content: "{{mark}} – inte fastställd"; font: bold 9pt "Liberation Sans", "DejaVu Sans Condensed", sans-serif;
                font-variant-ligatures: none; color: #a3231f;
              }
            }

            """;

    private static string Read()
    {
        using var reader = new StreamReader(typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
