using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.ComposeReport;

/// <summary>A table of a report to be composed.</summary>
/// <param name="Layout">What it is to hold.</param>
/// <param name="NarrowedTo">The one insats that it is narrowed to, or null.</param>
internal sealed record PlannedTable(LayoutTable Layout, string? NarrowedTo)
{
    /// <summary>True for a table that the ledger computes.</summary>
    public bool IsOfLedger => Layout is MoneyLayout or MembersLayout;

    /// <summary>True for a table of goals.</summary>
    public bool IsOfGoals => Layout is ParticipantsLayout { Of: FixedTables.Goals };

    /// <summary>True for a table that the participants service computes.</summary>
    public bool IsOfParticipants => Layout is ParticipantsLayout && !IsOfGoals;
}
