using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Rendering;

/// <summary>The parts of a report in print, in their order, whatever it is rendered as.</summary>
internal static class ReportOutline
{
    /// <summary>The parts that have something to show.</summary>
    public static IReadOnlyList<OutlinePart> Of(ComposedReport report, Edition edition)
    {
        var definition = report.Definition;
        OutlinePart[] parts =
        [
            new("Förvaltningsberättelse", PartKind.Narrative, [], NewPage: true),
            Tables("Räkenskaper", newPage: true, table => LayoutSources.IsMoney(table.Source)),
            Tables("Medlemmar", newPage: false, table => table.Source == LayoutSources.Members),
            Tables("Mål", newPage: false, table => table.Of == FixedTables.Goals),
            Tables("Deltagare och verksamhet", newPage: true, table => table.Source == LayoutSources.Participants && table.Of != FixedTables.Goals),
            Tables("Nyckeltal", newPage: true, table => table.Source == LayoutSources.KeyFigures),
            new("Styrelse, revisorer och möten", PartKind.Governance, [], NewPage: false),
            new("Kontroller", PartKind.Checks, [], NewPage: true),
            new("Underskrifter", PartKind.Signatures, [], NewPage: true),
        ];
        return [.. parts.Where(part => part.Kind switch
        {
            PartKind.Narrative => definition.Sections.Count > 0,
            PartKind.Tables => part.Tables.Count > 0,
            PartKind.Governance => GovernanceTables.HasContent(definition),
            PartKind.Checks => edition.Approval is null && report.Checks is { Count: > 0 },
            _ => Signatures.AreNeeded(definition),
        })];

        OutlinePart Tables(string title, bool newPage, Func<ComposedTable, bool> belongs) =>
            new(title, PartKind.Tables, [.. report.Whole.Where(belongs)], newPage);
    }
}

/// <summary>A main part of a report.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Tables">Its tables, where it holds those.</param>
/// <param name="NewPage">True where it begins on a page of its own.</param>
internal sealed record OutlinePart(string Title, PartKind Kind, IReadOnlyList<ComposedTable> Tables, bool NewPage);

/// <summary>What a part holds.</summary>
internal enum PartKind
{
    /// <summary>The narrative sections.</summary>
    Narrative,

    /// <summary>Composed tables.</summary>
    Tables,

    /// <summary>Board, auditors and meetings.</summary>
    Governance,

    /// <summary>What was checked at the composition; until the board has approved.</summary>
    Checks,

    /// <summary>Where the board signs.</summary>
    Signatures,
}
