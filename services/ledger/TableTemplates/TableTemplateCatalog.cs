using Finsam.Ledger.V1;

namespace Finsam.Ledger.TableTemplates;

/// <summary>The ready templates, in the order that a report has them.</summary>
internal static class TableTemplateCatalog
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Entry> All { get; } =
    [
        new("resultatrakning", "Resultaträkning", "Resultaträkning enligt 5 kap. LKBR, med samma period året före",
            (books, columns) => [StatementTemplates.IncomeStatement(books, columns)]),
        new("balansrakning", "Balansräkning", "Balansräkning enligt 6 kap. LKBR, med föregående årsskifte",
            (books, columns) => [StatementTemplates.BalanceSheet(books, columns)]),
        new("kassaflode", "Kassaflödesanalys", "Kassaflödesanalys enligt 8 kap. LKBR, indirekt metod",
            (books, columns) => [StatementTemplates.CashFlow(books, columns)]),
        new("noter", "Noter", "En not för varje post i resultat- och balansräkningen, konto för konto", StatementTemplates.Notes),
        new("driftredovisning", "Driftredovisning", "Budget, utfall och avvikelse för varje projekt",
            (books, _) => [ProjectTemplates.Operations(books)]),
        new("budgetutfall", "Budget och utfall", "Resultaträkningens poster mot budgeten",
            (books, _) => [ProjectTemplates.BudgetOutcome(books)]),
        new("bidrag", "Medlemsbidrag", "Vad varje medlem betalar, år för år", (_, _) => [ProjectTemplates.Contributions()]),
    ];

    /// <summary>A template.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Title">Its name in print.</param>
    /// <param name="Description">What it holds, in Swedish.</param>
    /// <param name="Tables">Makes its tables for a förbund.</param>
    internal sealed record Entry(
        string Id, string Title, string Description, Func<TemplateBooks, TemplateColumns, IEnumerable<MoneyTable>> Tables)
    {
        /// <summary>As the contract lists it.</summary>
        public TableTemplate ToMessage() => new() { Id = Id, Title = Title, Description = Description };
    }
}
