using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>Where the board signs: each post with its function and who appoints it (no names: those are written by hand).</summary>
internal static class Signatures
{
    private static readonly string[] Alternates = ["ersättare", "suppleant"];

    /// <summary>True where the report is one that the board signs.</summary>
    public static bool AreNeeded(ReportDefinition definition) => definition.Kind == ReportKinds.Annual && Of(definition).Any();

    /// <summary>What the board has decided, or is to.</summary>
    public static string Decision(ReportDefinition definition, Edition edition) => (edition.Approval, definition.AdoptedOn) switch
    {
        ({ } approval, _) => $"Styrelsen fastställde årsredovisningen den {approval.DecidedOn:yyyy-MM-dd}, {approval.Decision}.",
        (null, { } day) => $"Styrelsen fastställer årsredovisningen den {day:yyyy-MM-dd}.",
        _ => "Styrelsen fastställer årsredovisningen den ________________.",
    };

    /// <summary>Who signs. A post that ended before the period did is signed for by the one who followed; alternates do not sign.</summary>
    public static IEnumerable<ReportPost> Of(ReportDefinition definition) => definition.Board
        .Where(post => post.To is null || post.To >= definition.Period.To)
        .Where(post => !Array.Exists(Alternates, role => post.Role.StartsWith(role, StringComparison.OrdinalIgnoreCase)));
}
