using Finsam.Common.V1;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.TableTemplates;

/// <summary>Tables of projects, budget and members.</summary>
internal static class ProjectTemplates
{
    // Costs and income without a project, so that the rows add up to all of them.
    private const string WithoutProject = "";

    /// <summary>The drift account: net cost of each project against its budget.</summary>
    public static MoneyTable Operations(TemplateBooks books)
    {
        var rows = Projects(books).ToList();
        rows.Add(new MoneyRow { Label = "Summa", Code = "SUMMA", Sum = Labels(rows.Select(row => row.Label)) });
        return new MoneyTable
        {
            Id = "driftredovisning",
            Title = "Driftredovisning per projekt",
            Source = "projects",
            Unit = "kr",
            Columns = { TemplateColumns.Budgeted(books.Ranges(books.Chart.Result)) },
            Rows = { rows },
            HideEmptyRows = true,
        };
    }

    /// <summary>The lines of the income statement against the budget. Budget rows without an account have a row of their own.</summary>
    public static MoneyTable BudgetOutcome(TemplateBooks books)
    {
        var lines = books.Chart.IncomeStatement.Where(line => line.Accounts is not null).ToList();
        var table = new MoneyTable
        {
            Id = "budgetutfall",
            Title = "Budget och utfall",
            Source = "accounts",
            Unit = "kr",
            Columns = { TemplateColumns.Budgeted(books.Ranges(books.Chart.Result)) },
        };
        table.Rows.Add(lines.Select(line => new MoneyRow
        {
            Label = line.Label, Code = line.Code, Accounts = Labels(books.Ranges(line.Accounts!)), HideWhenEmpty = line.IsRare,
        }));
        table.Rows.Add(new MoneyRow
        {
            Label = "Alla projekt",
            Code = "PROJEKT",
            Source = "projects",
            Projects = Labels(Codes(books)),
            Hidden = true,
        });
        table.Rows.Add(new MoneyRow
        {
            Label = "Budget utan konto",
            Code = "UTAN_KONTO",
            Sum = Labels(["PROJEKT"]),
            Less = Labels(lines.Select(line => line.Code)),
            HideWhenEmpty = true,
        });
        table.Rows.Add(new MoneyRow { Label = "Resultat", Code = "RESULTAT", Sum = Labels(lines.Select(line => line.Code).Append("UTAN_KONTO")) });
        return table;
    }

    /// <summary>What each member pays, by year.</summary>
    public static MoneyTable Contributions() =>
        new() { Id = "bidrag", Title = "Medlemsbidrag", Source = "members", Unit = "kr" };

    private static IEnumerable<MoneyRow> Projects(TemplateBooks books) => books.Projects
        .Select(project => new MoneyRow { Label = Label(project), Projects = Labels([project.Code]) })
        .Append(new MoneyRow { Label = "Utan projekt", Projects = Labels([WithoutProject]) });

    private static string Label((string Code, string Name) project) => $"{project.Code} {(project.Name.Length > 0 ? project.Name : "(utan namn)")}";

    private static IEnumerable<string> Codes(TemplateBooks books) => books.Projects.Select(project => project.Code).Append(WithoutProject);

    private static Labels Labels(IEnumerable<string> values) => new() { Values = { values } };
}
