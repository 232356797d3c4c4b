namespace Finsam.Ledger.Domain.Statements;

/// <summary>
/// Follows a statement's sums and differences down to the cells that have a source of their own, and counts them as
/// <paramref name="counter"/> does: as amounts, or as what the amounts are made of. Null is an empty cell.
/// </summary>
internal sealed class StatementWalk<T>(Statement statement, ICellCounter<T> counter)
    where T : class
{
    private readonly Dictionary<string, StatementRow> rows = statement.Rows.ToDictionary(row => row.Label);
    private readonly Dictionary<string, StatementColumn> columns = statement.Columns.ToDictionary(column => column.Label);
    private readonly Dictionary<(string Row, string Column), T?> known = [];

    /// <summary>A row by its label.</summary>
    public StatementRow Row(string label) => rows[label];

    /// <summary>A column by its label.</summary>
    public StatementColumn Column(string label) => columns[label];

    /// <summary>The value of a cell, before the row's sign is turned.</summary>
    public T? Value(StatementRow row, StatementColumn column)
    {
        var key = (row.Label, column.Label);
        if (known.TryGetValue(key, out var value))
        {
            return value;
        }

        // A row that sums itself, directly or through others, ends here as an empty cell.
        known[key] = null;
        return known[key] = Count(row, column);
    }

    private T? Count(StatementRow row, StatementColumn column)
    {
        if (column.Difference is var (minuend, subtrahend))
        {
            var from = Value(row, columns[minuend]);
            var away = Value(row, columns[subtrahend]);
            return from is null || away is null ? null : counter.Add(counter.Add(counter.Nothing, from, 1), away, -1);
        }

        return row.Sum is null && row.Less is null ? counter.Count(row, column) : Sum(row, column);
    }

    private T? Sum(StatementRow row, StatementColumn column)
    {
        var total = row.Sum is { Count: 0 } ? counter.Nothing : null;
        foreach (var (label, sign) in row.Parts)
        {
            if (Value(rows[label], column) is { } part)
            {
                total = counter.Add(total ?? counter.Nothing, part, sign);
            }
        }

        return total;
    }
}
