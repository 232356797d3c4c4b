using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.V1;
using Finsam.Refusals;
using BudgetRow = Finsam.Ledger.Domain.Statements.BudgetRow;

namespace Finsam.Ledger.ComputeTables;

/// <summary>
/// What tables name and nothing answers to. Such cells are nought, which may be right, a project not yet used or a budget not yet decided,
/// or a slip of the pen; so it is told and not refused.
/// </summary>
internal sealed class UnknownNames(IReadOnlySet<string> projects, IEnumerable<BudgetRow> budget)
{
    private const int MostWarnings = 100;
    private const int MostNamed = 20;

    private readonly HashSet<string> versions = [.. budget.Select(row => row.Version)];

    /// <summary>The warnings of some tables, in their order.</summary>
    public IReadOnlyList<FieldWarning> In(IReadOnlyList<MoneyTable> tables) =>
        [.. tables.SelectMany((table, i) => In(table, $"tables[{i}]")).Take(MostWarnings)];

    private IEnumerable<FieldWarning> In(MoneyTable table, string path)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (Version(table, table.Columns[i].Label, table.Columns[i].Budget, $"{path}.columns[{i}].budget") is { } warning)
            {
                yield return warning;
            }
        }

        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            if (Version(table, row.Label, row.Budget, $"{path}.rows[{i}].budget") is { } warning)
            {
                yield return warning;
            }

            foreach (var project in (row.Projects?.Values ?? []).Where(project => !projects.Contains(project)))
            {
                yield return new FieldWarning
                {
                    Field = $"{path}.rows[{i}].projects",
                    Reason = Refusal.ToWire(LedgerReason.ProjectUnknown),
                    Message = $"Tabell {table.Id}, ”{row.Label}”: bokföringen har inget projekt ”{project}”.",
                    Accepted = string.Join(", ", projects.Order(StringComparer.Ordinal).Take(MostNamed)),
                };
            }
        }
    }

    private FieldWarning? Version(MoneyTable table, string label, string version, string field) =>
        version.Length == 0 || versions.Contains(version) ? null : new FieldWarning
        {
            Field = field,
            Reason = Refusal.ToWire(LedgerReason.VersionEmpty),
            Message = $"Tabell {table.Id}, ”{label}”: budgetversionen {version} har inga rader för perioden.",
            Accepted = string.Join(", ", versions.Order(StringComparer.Ordinal)),
        };
}
