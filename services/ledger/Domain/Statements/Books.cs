namespace Finsam.Ledger.Domain.Statements;

/// <summary>
/// A förbund's books: which fiscal year a day belongs to, what is known of the year before the first, and the budget of the report's
/// period (case format, ledger and budget).
/// </summary>
internal sealed class Books : IBook
{
    private readonly IReadOnlyList<FiscalYear> years;
    private readonly IReadOnlyList<PreviousYear> previousYears;
    private readonly ILookup<string, BudgetRow> budget;
    private readonly ISpanSums sums;

    /// <summary>Opens the books.</summary>
    public Books(
        IReadOnlyList<FiscalYear> years, IReadOnlyList<PreviousYear> previousYears, IReadOnlyList<BudgetRow> budget, ISpanSums sums)
    {
        this.years = years;
        this.previousYears = [.. previousYears.Where(previous => !years.Any(year => year.Span.Overlaps(previous.Span)))];
        this.budget = budget.ToLookup(row => row.Version);
        this.sums = sums;
    }

    /// <inheritdoc/>
    public long? Movement(AccountRanges accounts, IReadOnlySet<string>? projects, DaySpan span)
    {
        if (years.Any(year => year.Span.Overlaps(span)))
        {
            return sums.Sum(span, accounts, projects);
        }

        if (projects is null
            && Previous(year => year.Span == span) is { Openings: { } opening, Closings: { } closing, Results: { } results })
        {
            return checked(Total(results, accounts) + Total(closing, accounts) - Total(opening, accounts));
        }

        return null;
    }

    /// <inheritdoc/>
    public long? Balance(AccountRanges accounts, DateOnly day)
    {
        if (years.FirstOrDefault(year => year.Span.Contains(day)) is { } year)
        {
            return checked(Total(year.Openings, accounts) + sums.Sum(new DaySpan(year.Span.First, day), accounts, null));
        }

        if (Previous(previous => previous.Span.Last == day) is { Closings: { } closings } known)
        {
            return checked(Total(closings, accounts) + (known.Results is null ? 0 : Total(known.Results, accounts)));
        }

        return null;
    }

    /// <inheritdoc/>
    public long? Opening(AccountRanges accounts, DateOnly day)
    {
        if (years.FirstOrDefault(year => year.Span.First == day) is { } year)
        {
            return Total(year.Openings, accounts);
        }

        if (Previous(previous => previous.Span.First == day) is { Openings: { } openings })
        {
            return Total(openings, accounts);
        }

        return day == DateOnly.MinValue ? null : Balance(accounts, day.AddDays(-1));
    }

    /// <inheritdoc/>
    public long Budgeted(string version, IReadOnlySet<string>? projects, AccountRanges? accounts, DaySpan span, DateOnly? decidedTo)
    {
        var total = 0L;
        foreach (var row in budget[version])
        {
            if ((projects is null || projects.Contains(row.Project))
                && (accounts is null || accounts.Contains(row.Account))
                && span.Contains(row.Span)
                && (decidedTo is null || row.DecidedOn <= decidedTo))
            {
                total = checked(total + row.AmountOre);
            }
        }

        return total;
    }

    private PreviousYear? Previous(Func<PreviousYear, bool> isWanted) => previousYears.FirstOrDefault(isWanted);

    private static long Total(IReadOnlyDictionary<string, long> balances, AccountRanges accounts)
    {
        var total = 0L;
        foreach (var (account, amount) in balances)
        {
            if (accounts.Contains(account))
            {
                total = checked(total + amount);
            }
        }

        return total;
    }
}
