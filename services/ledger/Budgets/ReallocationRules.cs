using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using BudgetRow = Finsam.Ledger.Domain.Statements.BudgetRow;

namespace Finsam.Ledger.Budgets;

/// <summary>
/// What may be moved. A project that costs gives no more than it has, and keeps what has been booked or requisitioned on it; equity gives no
/// more than the fiscal year opened with. What a project gets is not limited, and neither is income that is expected to be higher.
/// </summary>
/// <param name="fields">Collects the refusals.</param>
/// <param name="revised">The revised budget before the decision.</param>
/// <param name="booked">Costs and income of the period so far, income positive.</param>
/// <param name="requisitioned">What has been requisitioned for the period, by project.</param>
internal sealed class ReallocationRules(
    RequestFields fields,
    IReadOnlyList<BudgetRow> revised,
    IReadOnlyList<(string Project, string Account, long AmountOre)> booked,
    IReadOnlyDictionary<string, long> requisitioned)
{
    /// <summary>Refuses with <c>BudgetExceeded</c>, <c>BudgetBelowOutcome</c> and <c>BudgetBelowRequisitions</c>.</summary>
    public void CheckProjects(IReadOnlyList<(string Source, BudgetRow Row)> lines)
    {
        foreach (var project in lines.Where(line => line.Source != FundSources.Equity).Select(line => line.Row.Project).Distinct())
        {
            var moved = lines.Where(line => line.Source != FundSources.Equity && line.Row.Project == project).Sum(line => line.Row.AmountOre);
            var before = revised.Where(row => row.Project == project).Sum(row => row.AmountOre);
            if (moved <= 0 || before > 0)
            {
                continue;
            }

            var index = lines.Index().First(line => line.Item.Row.Project == project && line.Item.Row.AmountOre > 0).Index;
            var outcome = booked.Where(row => row.Project == project).Sum(row => row.AmountOre);
            if (before + moved > 0)
            {
                fields.Refuse(
                    LedgerReason.BudgetExceeded,
                    $"lines[{index}].amount.amount_ore",
                    $"{Name(project)} har {Ore.Print(-before)}, och {Ore.Print(moved)} tas därifrån.",
                    $"högst {Ore.Print(-before)}");
            }
            else if (before + moved > outcome)
            {
                fields.Refuse(
                    LedgerReason.BudgetBelowOutcome,
                    $"lines[{index}].amount.amount_ore",
                    $"{Name(project)} skulle få {Ore.Print(-(before + moved))} kvar, men {Ore.Print(-outcome)} är redan bokfört.",
                    $"högst {Ore.Print(Math.Max(0, outcome - before))}");
            }
            else if (requisitioned.GetValueOrDefault(project) is var drawn && before + moved > -drawn)
            {
                fields.Refuse(
                    LedgerReason.BudgetBelowRequisitions,
                    $"lines[{index}].amount.amount_ore",
                    $"{Name(project)} skulle få {Ore.Print(-(before + moved))} kvar, men {Ore.Print(drawn)} är redan rekvirerat.",
                    $"högst {Ore.Print(Math.Max(0, -drawn - before))}");
            }
        }
    }

    /// <summary>Refuses with <c>EquityExceeded</c>.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="takenBefore">What earlier decisions of the period have taken.</param>
    /// <param name="equity">What the fiscal year opened with; null where the books do not say.</param>
    public void CheckEquity(IReadOnlyList<(string Source, BudgetRow Row)> lines, long takenBefore, long? equity)
    {
        var taken = lines.Where(line => line.Source == FundSources.Equity).Sum(line => line.Row.AmountOre);
        if (taken > 0 && equity is { } opened && takenBefore + taken > opened)
        {
            var index = lines.Index().First(line => line.Item.Source == FundSources.Equity && line.Item.Row.AmountOre > 0).Index;
            fields.Refuse(
                LedgerReason.EquityExceeded,
                $"lines[{index}].amount.amount_ore",
                $"Det egna kapitalet var {Ore.Print(opened)} vid årets ingång, och {Ore.Print(takenBefore)} är redan taget.",
                $"högst {Ore.Print(Math.Max(0, opened - takenBefore))}");
        }
        else if (takenBefore + taken < 0)
        {
            var index = lines.Index().First(line => line.Item.Source == FundSources.Equity && line.Item.Row.AmountOre < 0).Index;
            fields.Refuse(
                LedgerReason.EquityExceeded,
                $"lines[{index}].amount.amount_ore",
                $"Till det egna kapitalet återförs mer än de {Ore.Print(takenBefore)} som tagits därifrån.",
                $"högst {Ore.Print(takenBefore)}");
        }
    }

    private static string Name(string project) => project.Length == 0 ? "Budgeten utan projekt" : $"Projekt {project}";
}
