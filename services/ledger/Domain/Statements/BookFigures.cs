namespace Finsam.Ledger.Domain.Statements;

/// <summary>Figures of a book by themselves, debit less credit. What no fiscal year covers is null.</summary>
internal static class BookFigures
{
    /// <summary>What was booked in the span; of all projects when <paramref name="projects"/> is null.</summary>
    public static long? Movement(this IBook book, AccountRanges accounts, IReadOnlySet<string>? projects, DaySpan span) =>
        book.Total(book.Terms.Movement(accounts, projects, span));

    /// <summary>Balance when the day ends.</summary>
    public static long? Balance(this IBook book, AccountRanges accounts, DateOnly day) => book.Total(book.Terms.Balance(accounts, day));

    /// <summary>Balance when the day begins; on a fiscal year's first day its opening balance alone.</summary>
    public static long? Opening(this IBook book, AccountRanges accounts, DateOnly day) => book.Total(book.Terms.Opening(accounts, day));

    /// <summary>Total of some terms; null where there are none to know.</summary>
    public static long? Total(this IBook book, IReadOnlyList<BookTerm>? terms)
    {
        if (terms is null)
        {
            return null;
        }

        var total = 0L;
        foreach (var term in terms)
        {
            total = checked(total + book.Amount(term));
        }

        return total;
    }
}
