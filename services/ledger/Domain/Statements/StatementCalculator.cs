using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Domain.Statements;

/// <summary>
/// Computes a statement's cells from a book (case format, money tables). Amounts are exact öre, income positive; a row's sign is turned,
/// and the amount rounded, only when it is printed.
/// </summary>
internal sealed class StatementCalculator
{
    private readonly Statement statement;
    private readonly StatementWalk<Amount> walk;

    /// <summary>Begins with a book.</summary>
    public StatementCalculator(Statement statement, IBook book)
    {
        this.statement = statement;
        walk = new StatementWalk<Amount>(statement, new Amounts(book));
    }

    /// <summary>The cells of every row, in the order of the columns.</summary>
    public static IReadOnlyList<IReadOnlyList<StatementCell>> Compute(Statement statement, IBook book)
    {
        var calculator = new StatementCalculator(statement, book);
        return [.. statement.Rows.Select(row =>
            (IReadOnlyList<StatementCell>)[.. statement.Columns.Select(column => calculator.Print(row, column))])];
    }

    /// <summary>A cell as it is printed.</summary>
    public StatementCell Print(StatementRow row, StatementColumn column)
    {
        if (column.IsRatio)
        {
            return Ratio(row, column, []) is { } ratio ? new StatementCell(MoneyUnit.PrintNumber(ratio, column.Decimals), null) : default;
        }

        return Printed(row, column) is { } ore ? new StatementCell((column.Unit ?? statement.Unit).Print(ore), ore) : default;
    }

    private long? Printed(StatementRow row, StatementColumn column)
    {
        var value = walk.Value(row, column)?.Ore;
        return row.Negate ? -value : value;
    }

    // Ratios of ratios divide per cents; one that comes back to itself is empty.
    private decimal? Ratio(StatementRow row, StatementColumn column, HashSet<string> above)
    {
        if (!column.IsRatio)
        {
            return Printed(row, column);
        }

        if (!above.Add(column.Label))
        {
            return null;
        }

        var ratio = column.Share is var (baseLabel, wholeLabel)
            ? Share(row, walk.Column(baseLabel), walk.Row(wholeLabel), above)
            : Change(row, column.ChangePercent!.Value, above);
        above.Remove(column.Label);
        return ratio;
    }

    private decimal? Share(StatementRow row, StatementColumn column, StatementRow whole, HashSet<string> above)
    {
        var part = Ratio(row, column, above);
        var all = Ratio(whole, column, above);
        return part is null || all is null or 0 ? null : part * 100 / all;
    }

    // Per cent of the amount without its sign, so that a smaller cost, or a smaller deficit, is a change upwards.
    private decimal? Change(StatementRow row, (string To, string From) change, HashSet<string> above)
    {
        var to = Ratio(row, walk.Column(change.To), above);
        var from = Ratio(row, walk.Column(change.From), above);
        return to is null || from is null or 0 ? null : (to - from) * 100 / Math.Abs(from.Value);
    }

    private sealed record Amount(long Ore);

    private sealed class Amounts(IBook book) : ICellCounter<Amount>
    {
        public Amount Nothing { get; } = new(0);

        public Amount? Count(StatementRow row, StatementColumn column) =>
            CellSource.Of(row, column, book.Terms) is { } source && book.Total(source.Terms) is { } ore ? new Amount(source.Sign * ore) : null;

        public Amount Add(Amount total, Amount part, int sign) => new(checked(total.Ore + (sign * part.Ore)));
    }
}
