namespace Finsam.Reporting.Layouts;

/// <summary>Checks that rows and columns name each other rightly: what they name is there, and nothing counts itself.</summary>
internal static class MoneyReferences
{
    /// <summary>Notes every wrong reference of a statement.</summary>
    public static void Check(
        IReadOnlyList<MoneyLayoutColumn> columns,
        IReadOnlyList<OptionReader> columnReaders,
        IReadOnlyList<MoneyLayoutRow> rows,
        IReadOnlyList<OptionReader> rowReaders)
    {
        var rowNames = new LayoutNames(rows.Select(row => (row.Label, row.Code)), rowReaders);
        var columnNames = new LayoutNames(columns.Select(column => (column.Label, column.Code)), columnReaders);
        var sums = Index(rows, row => row.Label, row => [.. (row.Sum ?? []).Concat(row.Less ?? []).Select(rowNames.LabelOf)]);
        var derived = Index(columns, column => column.Label, column => [.. ColumnsNamed(column).Select(columnNames.LabelOf)]);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var (option, name) in (rows[i].Sum ?? []).Select(name => ("sum", name)).Concat((rows[i].Less ?? []).Select(name => ("less", name))))
            {
                CheckNamed(rowReaders[i], option, "raden", name, rowNames);
            }

            if (ReachesItself(rows[i].Label, sums))
            {
                rowReaders[i].Note(rows[i].Sum is null ? "less" : "sum", "summerar sig själv", "rader som inte i sin tur summerar denna");
            }
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var option = columns[i] switch { { Share: not null } => "share", { ChangePercent: not null } => "change_percent", _ => "diff" };
            foreach (var label in ColumnsNamed(columns[i]))
            {
                CheckNamed(columnReaders[i], option, "kolumnen", label, columnNames);
            }

            if (columns[i].Share is { } share)
            {
                CheckNamed(columnReaders[i], "share", "raden", share.Row, rowNames);
            }

            if (ReachesItself(columns[i].Label, derived))
            {
                columnReaders[i].Note(option, "räknas ur sig själv", "kolumner som inte i sin tur räknas ur denna");
            }
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Index<T>(
        IEnumerable<T> items, Func<T, string> label, Func<T, IReadOnlyList<string>> named)
    {
        var index = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var item in items)
        {
            index.TryAdd(label(item), named(item));
        }

        return index;
    }

    private static IReadOnlyList<string> ColumnsNamed(MoneyLayoutColumn column) => column switch
    {
        { Share: { } share } => [share.Column],
        { ChangePercent: { } change } => [change.To, change.From],
        { Difference: { } difference } => [difference.Minuend, difference.Subtrahend],
        _ => [],
    };

    private static void CheckNamed(OptionReader reader, string option, string kind, string name, LayoutNames names)
    {
        if (!names.Contains(name))
        {
            reader.Note(option, $"`{option}` nämner {kind} \"{name}\", som inte finns i tabellen", $"en av: {string.Join(", ", names.All)}");
        }
    }

    private static bool ReachesItself(string start, Dictionary<string, IReadOnlyList<string>> named)
    {
        var seen = new HashSet<string>();
        var waiting = new Queue<string>(named.GetValueOrDefault(start) ?? []);
        while (waiting.TryDequeue(out var label))
        {
            if (label == start)
            {
                return true;
            }

            if (seen.Add(label))
            {
                foreach (var next in named.GetValueOrDefault(label) ?? [])
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return false;
    }
}
