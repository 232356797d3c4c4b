namespace Finsam.Ledger.Domain.Statements;

/// <summary>Where the figure of a cell that is neither a sum nor derived comes from (case format, money tables).</summary>
/// <param name="Measure">What is taken.</param>
/// <param name="Sign">What the terms, debit less credit or of a budget income positive, count with before the row's sign is turned.</param>
/// <param name="Accounts">Of these accounts; null: of rows of a budget, whatever account they name.</param>
/// <param name="Projects">Of these ledger objects; null: of all.</param>
/// <param name="Terms">What it is made of; null where the cell is empty, for no fiscal year covers it or a budget has none such.</param>
internal sealed record CellSource(
    CellMeasure Measure, int Sign, AccountRanges? Accounts, IReadOnlySet<string>? Projects, IReadOnlyList<BookTerm>? Terms)
{
    /// <summary>Where a cell comes from; null in a heading.</summary>
    public static CellSource? Of(StatementRow row, StatementColumn column, BookTerms terms)
    {
        var version = column.Budget ?? row.Budget;
        if (row.Opening is not null)
        {
            return Booked(CellMeasure.Opening, 1, row.Opening, version, () => terms.Opening(row.Opening, column.Span.First));
        }

        if (row.Closing is not null)
        {
            return Booked(CellMeasure.Balance, 1, row.Closing, version, () => terms.Balance(row.Closing, column.Span.Last));
        }

        if (row.Change is not null)
        {
            return Booked(CellMeasure.Change, -1, row.Change, version, () => terms.Movement(row.Change, null, column.Span));
        }

        if (row is { IsOfProjects: false, Accounts: not null, Measure: not Domain.Statements.Measure.Movement })
        {
            return BalanceOf(row.Accounts, row.Measure, column.Span, version, terms);
        }

        var accounts = row.Projects is not null && column.Accounts is not null ? column.Accounts : row.Accounts;
        if (row.Projects is null && accounts is null)
        {
            return null;
        }

        if (version is not null)
        {
            return new CellSource(
                CellMeasure.Budget,
                1,
                accounts,
                row.Projects,
                [new BookTerm.Budgeted(version, row.Projects, accounts, column.Span, column.DecidedTo)]);
        }

        var booked = accounts is null or { IsEmpty: true } ? AccountRanges.Result : accounts;
        return new CellSource(CellMeasure.Movement, -1, booked, row.Projects, terms.Movement(booked, row.Projects, column.Span));
    }

    private static CellSource BalanceOf(AccountRanges accounts, Measure measure, DaySpan span, string? version, BookTerms terms)
    {
        var sign = accounts.StartsWithAsset ? 1 : -1;
        return measure == Domain.Statements.Measure.Opening
            ? new CellSource(CellMeasure.Opening, sign, accounts, null, terms.Opening(accounts, span.First))
            : Booked(CellMeasure.Balance, sign, accounts, version, () => terms.Balance(accounts, span.Last));
    }

    // A balance has no budget.
    private static CellSource Booked(
        CellMeasure measure, int sign, AccountRanges accounts, string? version, Func<IReadOnlyList<BookTerm>?> terms) =>
        new(measure, sign, accounts, null, version is null ? terms() : null);
}
