using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.Funding;

/// <summary>The statement that insatser's costs are read from: a row a ledger object, a column a version of the budget, and the outcome last.</summary>
internal sealed class InsatsCostStatement
{
    // The first that a budget has is the one that holds: what was decided last, then what it began as.
    private static readonly string[] Versions = ["revised", "original", "period"];

    private readonly Statement statement;

    /// <summary>The statement of some objects in some days.</summary>
    public InsatsCostStatement(IEnumerable<string> projects, DaySpan span) => statement = new Statement(
        MoneyUnit.Kronor,
        [
            .. Versions.Select(version => new StatementColumn { Label = version, Span = span, Budget = version }),
            new StatementColumn { Label = "", Span = span },
        ],
        [
            .. projects.Distinct().Select(project => new StatementRow
            {
                Label = project, Projects = new HashSet<string> { project }, IsOfProjects = true, Negate = true,
            }),
        ]);

    /// <summary>The version that holds of a budget; empty where it has none.</summary>
    public static string VersionOf(IReadOnlyList<BudgetRow> budget) =>
        Versions.FirstOrDefault(version => budget.Any(row => row.Version == version)) ?? "";

    /// <summary>Budget by version, and outcome, of each object.</summary>
    public IReadOnlyDictionary<string, (long? BudgetOre, long? OutcomeOre)> Compute(IBook book, string version)
    {
        var column = Array.IndexOf(Versions, version);
        return statement.Rows.Zip(StatementCalculator.Compute(statement, book)).ToDictionary(
            row => row.First.Label,
            row => (column < 0 ? null : row.Second[column].AmountOre, row.Second[^1].AmountOre));
    }
}
