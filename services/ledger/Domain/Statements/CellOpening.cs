namespace Finsam.Ledger.Domain.Statements;

/// <summary>
/// Opens a statement's cell: the cells that it is the sum, the difference or the ratio of, and, all the way down, the terms of the books and
/// the budget whose amounts add up to it.
/// </summary>
internal sealed class CellOpening
{
    private readonly Statement statement;
    private readonly IBook book;
    private readonly StatementCalculator calculator;
    private readonly StatementWalk<CellCounts> walk;

    private CellOpening(Statement statement, IBook book)
    {
        this.statement = statement;
        this.book = book;
        calculator = new StatementCalculator(statement, book);
        walk = new StatementWalk<CellCounts>(statement, new Counter(book));

        // In print order, as the table is computed: where a row comes back to itself, what is empty depends on which came first.
        foreach (var row in statement.Rows)
        {
            foreach (var column in statement.Columns)
            {
                calculator.Print(row, column);
                CountRatio(row, column);
            }
        }
    }

    /// <summary>Opens the cell of a row and a column of the statement.</summary>
    public static OpenedCell Open(Statement statement, IBook book, StatementRow row, StatementColumn column) =>
        new CellOpening(statement, book).Open(row, column);

    private OpenedCell Open(StatementRow row, StatementColumn column)
    {
        var parts = Parts(row, column).ToList();
        var terms = column.IsRatio
            ? parts.SelectMany(part => Terms(part.Row, part.Column, part.Role)).ToList()
            : Terms(row, column, null).ToList();
        return new OpenedCell(calculator.Print(row, column), parts, terms);
    }

    private IEnumerable<CellPart> Parts(StatementRow row, StatementColumn column)
    {
        if (column.Share is var (shared, whole))
        {
            return [Part(CellRole.Numerator, row, walk.Column(shared)), Part(CellRole.Divisor, walk.Row(whole), walk.Column(shared))];
        }

        if ((column.ChangePercent ?? column.Difference) is var (minuend, subtrahend))
        {
            return [Part(CellRole.Minuend, row, walk.Column(minuend)), Part(CellRole.Subtrahend, row, walk.Column(subtrahend))];
        }

        return row.Parts.Select(part => Part(part.Sign > 0 ? CellRole.Added : CellRole.TakenAway, walk.Row(part.Label), column));
    }

    private CellPart Part(CellRole role, StatementRow row, StatementColumn column) => new(role, row, column, calculator.Print(row, column));

    // A ratio has no terms of its own; what it divides is opened by itself.
    private IEnumerable<CellTerm> Terms(StatementRow row, StatementColumn column, CellRole? side)
    {
        if (column.IsRatio || walk.Value(row, column) is not { } counts)
        {
            yield break;
        }

        foreach (var ((rowLabel, columnLabel), count) in counts.Cells.Where(cell => cell.Value != 0))
        {
            var (leafRow, leafColumn) = (walk.Row(rowLabel), walk.Column(columnLabel));
            var source = CellSource.Of(leafRow, leafColumn, book.Terms)!;
            var times = checked((row.Negate ? -count : count) * source.Sign);
            foreach (var term in source.Terms!)
            {
                yield return new CellTerm(side, leafRow, leafColumn, source, term, times, checked(times * book.Amount(term)));
            }
        }
    }

    private void CountRatio(StatementRow row, StatementColumn column)
    {
        if (!column.IsRatio)
        {
            walk.Value(row, column);
        }
    }

    private sealed record CellCounts(Dictionary<(string Row, string Column), long> Cells);

    private sealed class Counter(IBook book) : ICellCounter<CellCounts>
    {
        public CellCounts Nothing => new([]);

        public CellCounts? Count(StatementRow row, StatementColumn column) =>
            CellSource.Of(row, column, book.Terms) is { Terms: not null } ? new(new() { [(row.Label, column.Label)] = 1 }) : null;

        public CellCounts Add(CellCounts total, CellCounts part, int sign)
        {
            foreach (var (cell, count) in part.Cells)
            {
                total.Cells[cell] = checked(total.Cells.GetValueOrDefault(cell) + (sign * count));
            }

            return total;
        }
    }
}
