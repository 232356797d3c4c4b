namespace Finsam.Ledger.Domain.Statements;

/// <summary>Exact öre of the books and the budget, and what they are made of.</summary>
internal interface IBook
{
    /// <summary>What figures are made of.</summary>
    BookTerms Terms { get; }

    /// <summary>Öre of a term: debit less credit, of a budget income positive.</summary>
    long Amount(BookTerm term);

    /// <summary>The rows of a budget that a term takes.</summary>
    IEnumerable<BudgetRow> Rows(BookTerm.Budgeted term);
}
