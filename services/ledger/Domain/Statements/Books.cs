namespace Finsam.Ledger.Domain.Statements;

/// <summary>A förbund's books and the budget of the report's period (case format, ledger and budget).</summary>
internal sealed class Books : IBook
{
    private readonly ILookup<string, BudgetRow> budget;
    private readonly ISpanSums sums;

    /// <summary>Opens the books.</summary>
    public Books(
        IReadOnlyList<FiscalYear> years, IReadOnlyList<PreviousYear> previousYears, IReadOnlyList<BudgetRow> budget, ISpanSums sums)
    {
        Terms = new BookTerms(years, previousYears);
        this.budget = budget.ToLookup(row => row.Version);
        this.sums = sums;
    }

    /// <inheritdoc/>
    public BookTerms Terms { get; }

    /// <inheritdoc/>
    public long Amount(BookTerm term) => term switch
    {
        BookTerm.Booked booked => sums.Sum(booked.Span, booked.Accounts, booked.Projects),
        BookTerm.Known known => Total(known.Amounts.Select(balance => balance.AmountOre)),
        BookTerm.Budgeted budgeted => Total(Rows(budgeted).Select(row => row.AmountOre)),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    /// <inheritdoc/>
    public IEnumerable<BudgetRow> Rows(BookTerm.Budgeted term) => budget[term.Version].Where(term.Includes);

    private static long Total(IEnumerable<long> amounts)
    {
        var total = 0L;
        foreach (var amount in amounts)
        {
            total = checked(total + amount);
        }

        return total;
    }
}
