using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>Where the board signs: each post with its function and who appoints it (no names: those are written by hand).</summary>
internal static class SignaturePart
{
    private static readonly string[] Alternates = ["ersättare", "suppleant"];

    /// <summary>True where the report is one that the board signs.</summary>
    public static bool IsNeeded(ReportDefinition definition) => definition.Kind == ReportKinds.Annual && Signing(definition).Any();

    /// <summary>Writes the signature page.</summary>
    public static void Write(HtmlWriter html, ReportDefinition definition)
    {
        html.Element("p", definition.AdoptedOn is { } day
            ? $"Styrelsen fastställde årsredovisningen den {day:yyyy-MM-dd}."
            : "Styrelsen fastställer årsredovisningen den ________________.").Line();
        html.Open("ul", ("class", "signatures")).Line();
        foreach (var post in Signing(definition))
        {
            html.Open("li")
                .Element("span", post.Role, ("class", "role"))
                .Element("span", post.AppointedBy, ("class", "member"))
                .Close().Line();
        }

        html.Close().Line();
    }

    // A post that ended before the period did is signed for by the one who followed; alternates do not sign.
    private static IEnumerable<ReportPost> Signing(ReportDefinition definition) => definition.Board
        .Where(post => post.To is null || post.To >= definition.Period.To)
        .Where(post => !Array.Exists(Alternates, role => post.Role.StartsWith(role, StringComparison.OrdinalIgnoreCase)));
}
