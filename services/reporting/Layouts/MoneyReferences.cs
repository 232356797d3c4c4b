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
        var rowLabels = rows.Select(row => row.Label).ToList();
        var columnLabels = columns.Select(column => column.Label).ToList();
        var sums = Index(rows, row => row.Label, row => row.Sum ?? []);
        var derived = Index(columns, column => column.Label, ColumnsNamed);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var label in rows[i].Sum ?? [])
            {
                CheckNamed(rowReaders[i], "sum", "raden", label, rowLabels);
            }

            if (ReachesItself(rows[i].Label, sums))
            {
                rowReaders[i].Note("sum", "summerar sig själv", "rader som inte i sin tur summerar denna");
            }
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var option = columns[i].Share is null ? "diff" : "share";
            foreach (var label in ColumnsNamed(columns[i]))
            {
                CheckNamed(columnReaders[i], option, "kolumnen", label, columnLabels);
            }

            if (columns[i].Share is { } share)
            {
                CheckNamed(columnReaders[i], "share", "raden", share.Row, rowLabels);
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
        { Difference: { } difference } => [difference.Minuend, difference.Subtrahend],
        _ => [],
    };

    private static void CheckNamed(OptionReader reader, string option, string kind, string label, List<string> labels)
    {
        if (!labels.Contains(label))
        {
            reader.Note(option, $"`{option}` nämner {kind} \"{label}\", som inte finns i tabellen", $"en av: {string.Join(", ", labels)}");
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
