using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Rendering.Origins;

/// <summary>What a table is counted from, in words.</summary>
/// <param name="Sentences">Of all its figures.</param>
/// <param name="Columns">Of each column, where that is not the same for all: its label and what it holds.</param>
/// <param name="RowOf">Of a row by its label.</param>
internal sealed record TableOrigin(
    IReadOnlyList<string> Sentences, IReadOnlyList<(string Label, string Words)> Columns, Func<string, RowOrigin> RowOf)
{
    /// <summary>Tells where a table comes from.</summary>
    /// <param name="table">The table.</param>
    /// <param name="layout">Its layout; null for a table that no layout tells of.</param>
    /// <param name="report">The report.</param>
    /// <param name="edition">The version.</param>
    public static TableOrigin Of(ComposedTable table, LayoutTable? layout, ComposedReport report, Edition edition) => layout switch
    {
        _ when table.Of == FixedTables.Goals => GoalOrigin.Of(report.Definition),
        MoneyLayout money => MoneyOrigin.Of(table, money, report.Definition.Period, edition),
        MembersLayout members => new TableOrigin(
            [$"Räknad ur medlemmarnas bidrag, som de är registrerade i {EditionInPrint.UpTo(edition, SourceMark.Ledger)}."],
            [.. members.Columns.Select(column => (column.Label, $"bidrag för {column.Year}"))],
            _ => RowOrigin.None),
        ParticipantsLayout participants => ParticipantsOrigin.Of(participants, report.Definition.Period, edition),
        _ when table.Source == LayoutSources.KeyFigures => new TableOrigin(["Nyckeltal som förbundet har angett."], [], _ => RowOrigin.None),
        _ => new TableOrigin(
            [$"Räknad ur {EditionInPrint.UpTo(edition, table.Source == LayoutSources.Participants ? SourceMark.Participants : SourceMark.Ledger)}."],
            [],
            _ => RowOrigin.None),
    };
}

/// <summary>What a row is counted from, in words.</summary>
/// <param name="Words">The words; empty where nothing is to be said beside the row's label.</param>
/// <param name="Address">Address of the figure that it is taken from, or null.</param>
internal sealed record RowOrigin(string Words, string? Address = null)
{
    /// <summary>Nothing is to be said beside the row's label.</summary>
    public static readonly RowOrigin None = new("");
}
