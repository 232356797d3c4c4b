using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Domain.Statements;

/// <summary>
/// Computes a statement's cells from a book (case format, money tables). Amounts are exact öre, income positive; a row's sign is turned,
/// and
/// the amount rounded, only when it is printed.
/// </summary>
internal sealed class StatementCalculator
{
    private readonly Statement statement;
    private readonly IBook book;
    private readonly Dictionary<string, StatementRow> rows;
    private readonly Dictionary<string, StatementColumn> columns;
    private readonly Dictionary<(string Row, string Column), long?> exact = [];

    private StatementCalculator(Statement statement, IBook book)
    {
        this.statement = statement;
        this.book = book;
        rows = statement.Rows.ToDictionary(row => row.Label);
        columns = statement.Columns.ToDictionary(column => column.Label);
    }

    /// <summary>The cells of every row, in the order of the columns.</summary>
    public static IReadOnlyList<IReadOnlyList<StatementCell>> Compute(Statement statement, IBook book)
    {
        var calculator = new StatementCalculator(statement, book);
        return [.. statement.Rows.Select(row =>
            (IReadOnlyList<StatementCell>)[.. statement.Columns.Select(column => calculator.Print(row, column))])];
    }

    private StatementCell Print(StatementRow row, StatementColumn column)
    {
        if (column.Share is not null)
        {
            return Share(row, column, []) is { } share ? new StatementCell(MoneyUnit.PrintNumber(share, column.Decimals), null) : default;
        }

        return Printed(row, column) is { } ore ? new StatementCell((column.Unit ?? statement.Unit).Print(ore), ore) : default;
    }

    private long? Printed(StatementRow row, StatementColumn column)
    {
        var value = Value(row, column);
        return row.Negate ? -value : value;
    }

    // A share of a share divides per cents; a share that comes back to itself is empty.
    private decimal? Share(StatementRow row, StatementColumn column, HashSet<string> above)
    {
        if (column.Share is not var (baseLabel, wholeLabel))
        {
            return Printed(row, column);
        }

        if (!above.Add(column.Label))
        {
            return null;
        }

        var baseColumn = columns[baseLabel];
        var part = Share(row, baseColumn, above);
        var whole = Share(rows[wholeLabel], baseColumn, above);
        above.Remove(column.Label);
        return part is null || whole is null or 0 ? null : part * 100 / whole;
    }

    private long? Value(StatementRow row, StatementColumn column)
    {
        var key = (row.Label, column.Label);
        if (exact.TryGetValue(key, out var known))
        {
            return known;
        }

        // A row that sums itself, directly or through others, ends here as an empty cell.
        exact[key] = null;
        return exact[key] = Compute(row, column);
    }

    private long? Compute(StatementRow row, StatementColumn column)
    {
        if (column.Difference is var (minuend, subtrahend))
        {
            return checked(Value(row, columns[minuend]) - Value(row, columns[subtrahend]));
        }

        return row.Sum is null ? BookedOrBudgeted(row, column) : Sum(row.Sum, column);
    }

    private long? Sum(IReadOnlyList<string> labels, StatementColumn column)
    {
        long? total = labels.Count == 0 ? 0 : null;
        foreach (var label in labels)
        {
            if (Value(rows[label], column) is { } part)
            {
                total = checked((total ?? 0) + part);
            }
        }

        return total;
    }

    private long? BookedOrBudgeted(StatementRow row, StatementColumn column)
    {
        var version = column.Budget ?? row.Budget;
        if (row.Opening is not null)
        {
            return version is null ? book.Opening(row.Opening, column.Span.First) : null;
        }

        if (row.Closing is not null)
        {
            return version is null ? book.Balance(row.Closing, column.Span.Last) : null;
        }

        if (row.Change is not null)
        {
            return version is null ? -book.Movement(row.Change, null, column.Span) : null;
        }

        if (row is { IsOfProjects: false, Accounts: not null, Measure: not Measure.Movement })
        {
            return BalanceOf(row.Accounts, row.Measure, column.Span, version);
        }

        var accounts = row.Projects is not null && column.Accounts is not null ? column.Accounts : row.Accounts;
        if (row.Projects is null && accounts is null)
        {
            return null;
        }

        if (version is not null)
        {
            return book.Budgeted(version, row.Projects, accounts, column.Span, column.DecidedTo);
        }

        return -book.Movement(accounts is null or { IsEmpty: true } ? AccountRanges.Result : accounts, row.Projects, column.Span);
    }

    private long? BalanceOf(AccountRanges accounts, Measure measure, DaySpan span, string? version)
    {
        if (version is not null && measure == Measure.Balance)
        {
            return null;
        }

        var debit = measure == Measure.Opening ? book.Opening(accounts, span.First) : book.Balance(accounts, span.Last);
        return accounts.StartsWithAsset ? debit : -debit;
    }
}
