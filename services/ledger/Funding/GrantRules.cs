using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Funding;

/// <summary>What a decision on funds is held against.</summary>
internal static class GrantRules
{
    /// <summary>Refuses with <c>ProjectDiffers</c> and <c>GrantBelowRequisitions</c>.</summary>
    /// <param name="fields">Collects the refusals.</param>
    /// <param name="field">The field that the amount came in.</param>
    /// <param name="insats">Code of the insats.</param>
    /// <param name="year">Year.</param>
    /// <param name="project">Project that the decision names; empty: none.</param>
    /// <param name="ore">What the decision adds.</param>
    /// <param name="before">The grant before it; null: none.</param>
    public static void Check(RequestFields fields, string field, string insats, int year, string project, long ore, GrantRow? before)
    {
        if (before is not null && project.Length > 0 && project != before.Project)
        {
            fields.Refuse(
                LedgerReason.ProjectDiffers, "project", $"Medlen för {insats} {year} bokförs på projekt {before.Project}.", before.Project);
        }

        var remaining = before?.RemainingOre ?? 0;
        if (remaining + ore < 0)
        {
            fields.Refuse(
                LedgerReason.GrantBelowRequisitions,
                field,
                $"Av medlen för {insats} {year} återstår {Ore.Print(remaining)}; resten är rekvirerat.",
                $"lägst {Ore.Print(-remaining)}");
        }
    }
}
