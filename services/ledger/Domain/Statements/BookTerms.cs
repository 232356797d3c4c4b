namespace Finsam.Ledger.Domain.Statements;

/// <summary>
/// What figures are made of: which fiscal year a day belongs to, and what is known of the year before the first (case format, ledger). Null
/// where no year covers the days. Which terms they are does not depend on any amount but those of opening balances.
/// </summary>
internal sealed class BookTerms(IReadOnlyList<FiscalYear> years, IReadOnlyList<PreviousYear> previousYears)
{
    private readonly IReadOnlyList<PreviousYear> previousYears =
        [.. previousYears.Where(previous => !years.Any(year => year.Span.Overlaps(previous.Span)))];

    /// <summary>The fiscal year that a day lies in; null where it lies in none.</summary>
    public DaySpan? YearOf(DateOnly day) => years.FirstOrDefault(year => year.Span.Contains(day))?.Span;

    /// <summary>
    /// The fiscal year whose opening balances those of a year start from: itself, or, while it has none, the year before that goes on into
    /// it, whose result has not been moved to equity either.
    /// </summary>
    public FiscalYear Opened(FiscalYear year)
    {
        while (year.Openings.Count == 0 && years.FirstOrDefault(before => before.Span.Last.AddDays(1) == year.Span.First) is { } before)
        {
            year = before;
        }

        return year;
    }

    /// <summary>What was booked in the span.</summary>
    public IReadOnlyList<BookTerm>? Movement(AccountRanges accounts, IReadOnlySet<string>? projects, DaySpan span)
    {
        if (years.Any(year => year.Span.Overlaps(span)))
        {
            return [new BookTerm.Booked(span, accounts, projects)];
        }

        if (projects is null
            && Previous(year => year.Span == span) is { Openings: { } openings, Closings: { } closings, Results: { } results })
        {
            return
            [
                new BookTerm.Known(KnownBalance.PreviousResult, span, accounts, results),
                new BookTerm.Known(KnownBalance.PreviousClosing, span, accounts, closings),
                new BookTerm.Known(KnownBalance.PreviousOpening, span, accounts, openings, Sign: -1),
            ];
        }

        return null;
    }

    /// <summary>Balance when the day ends.</summary>
    public IReadOnlyList<BookTerm>? Balance(AccountRanges accounts, DateOnly day)
    {
        if (years.FirstOrDefault(year => year.Span.Contains(day)) is { } year)
        {
            var opened = Opened(year);
            return
            [
                new BookTerm.Known(KnownBalance.Opening, opened.Span, accounts, opened.Openings),
                new BookTerm.Booked(new DaySpan(opened.Span.First, day), accounts, Projects: null),
            ];
        }

        if (Previous(previous => previous.Span.Last == day) is { Closings: { } closings } known)
        {
            var closing = new BookTerm.Known(KnownBalance.PreviousClosing, known.Span, accounts, closings);
            return known.Results is null
                ? [closing]
                : [closing, new BookTerm.Known(KnownBalance.PreviousResult, known.Span, accounts, known.Results)];
        }

        return null;
    }

    /// <summary>Balance when the day begins; on a fiscal year's first day its opening balance alone, or what the year before has come to.</summary>
    public IReadOnlyList<BookTerm>? Opening(AccountRanges accounts, DateOnly day)
    {
        if (years.FirstOrDefault(year => year.Span.First == day) is { } year && Opened(year) == year)
        {
            return [new BookTerm.Known(KnownBalance.Opening, year.Span, accounts, year.Openings)];
        }

        if (Previous(previous => previous.Span.First == day) is { Openings: { } openings } known)
        {
            return [new BookTerm.Known(KnownBalance.PreviousOpening, known.Span, accounts, openings)];
        }

        return day == DateOnly.MinValue ? null : Balance(accounts, day.AddDays(-1));
    }

    private PreviousYear? Previous(Func<PreviousYear, bool> isWanted) => previousYears.FirstOrDefault(isWanted);
}
