using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Budgets;

namespace Finsam.Ledger.Budgets;

/// <summary>A forecast as a table.</summary>
internal static class ForecastTable
{
    private const string WithoutProject = "Utan projekt";

    /// <summary>A row for each line and their total; income positive, cost negative.</summary>
    public static Table Of(IReadOnlyList<ForecastLine> lines, IReadOnlyDictionary<string, string> projectNames, DateOnly day)
    {
        var table = KronorTable.New(
            "prognos", $"Prognos {KronorTable.Label(day)}", "Budget", "Utfall", "Återstår", "Prognos", "Avvikelse");
        table.Rows.Add(lines.Select(line => Row(Label(line, projectNames), [line])));
        table.Rows.Add(Row("Totalt", lines));
        return table;
    }

    private static Row Row(string label, IReadOnlyList<ForecastLine> lines)
    {
        var budget = lines.Sum(line => line.BudgetOre);
        var forecast = lines.Sum(line => line.ForecastOre);
        return KronorTable.Row(
            label, budget, lines.Sum(line => line.OutcomeOre), lines.Sum(line => line.RemainingOre), forecast, forecast - budget);
    }

    private static string Label(ForecastLine line, IReadOnlyDictionary<string, string> projectNames)
    {
        var project = line.Project.Length == 0 ? WithoutProject
            : projectNames.TryGetValue(line.Project, out var name) && name.Length > 0 ? $"{line.Project} {name}"
            : line.Project;
        return line.Account.Length == 0 ? project : $"{project}, konto {line.Account}";
    }
}
