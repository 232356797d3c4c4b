namespace Finsam.Participants.Domain;

/// <summary>
/// Which rows of a table are withheld because a count in them is small. A first version, conservative and by table: a row is withheld
/// as a whole, with its gender split and its means, so that nothing in it gives another of its figures away. What can be worked out
/// from several tables together is not looked at.
/// </summary>
/// <param name="k">Counts from 1 to k − 1 are small; 1 withholds nothing.</param>
/// <param name="splits">Counts that hold others in the same row.</param>
internal sealed class Suppression(int k, IReadOnlyList<Split> splits)
{
    /// <summary>Indexes of the rows to withhold; that of the total may be among them.</summary>
    /// <param name="rows">Counts of each row but the total.</param>
    /// <param name="total">Counts of the total; null where the table has none.</param>
    /// <param name="overlap">True when two rows may count the same participation.</param>
    public Withheld Choose(IReadOnlyList<long?[]> rows, long?[]? total, Func<int, int, bool> overlap)
    {
        var withheld = new HashSet<int>();
        if (k <= 1)
        {
            return new Withheld(withheld, Total: false);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (IsSmall(rows[i]))
            {
                withheld.Add(i);
            }
        }

        var totalWithheld = total is not null && IsSmall(total);
        var uncovered = total is null ? null : Uncovered(rows, total);
        if (withheld.Count == 0 && (uncovered is null || !HasSmallCount(uncovered)))
        {
            return new Withheld(withheld, totalWithheld);
        }

        // What the rows leave of the total counts as a row that is withheld already: it can be worked out, like any other row.
        while (true)
        {
            SpreadToOverlapping(rows.Count, withheld, overlap);
            if (IsProtected(rows, uncovered, withheld, overlap))
            {
                return new Withheld(withheld, totalWithheld);
            }

            if (!AddSmallest(rows, withheld))
            {
                return new Withheld(withheld, Total: total is not null);
            }
        }
    }

    private bool IsSmall(long? count) => count >= 1 && count < k;

    private bool HasSmallCount(IEnumerable<long?> counts) => counts.Any(IsSmall);

    private bool IsSmall(long?[] row) => HasSmallCount(row) || splits.Any(split => IsSmall(split.Rest(row)));

    private static long?[] Uncovered(IReadOnlyList<long?[]> rows, long?[] total) =>
        [.. total.Select((count, column) => count - rows.Sum(row => row[column] ?? 0))];

    // A row that holds a withheld one, such as two reasons taken together, gives it away by what the others leave of it.
    private static void SpreadToOverlapping(int rowCount, HashSet<int> withheld, Func<int, int, bool> overlap)
    {
        var reached = new Queue<int>(withheld);
        while (reached.TryDequeue(out var row))
        {
            for (var other = 0; other < rowCount; other++)
            {
                if (overlap(row, other) && withheld.Add(other))
                {
                    reached.Enqueue(other);
                }
            }
        }
    }

    // Rows that overlap count some participations twice, so together they hide no more than the largest of them.
    private bool IsProtected(IReadOnlyList<long?[]> rows, long?[]? uncovered, HashSet<int> withheld, Func<int, int, bool> overlap)
    {
        var hidden = Groups(withheld, overlap).ConvertAll(group => LargestOf(group.ConvertAll(row => rows[row])));
        if (uncovered is not null && HasSmallCount(uncovered))
        {
            hidden.Add(uncovered);
        }

        return hidden.Count >= 2 && Enumerable.Range(0, hidden[0].Length).All(column => !IsSmall(hidden.Sum(row => row[column] ?? 0)));
    }

    private static long?[] LargestOf(List<long?[]> rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column]))];

    private static List<List<int>> Groups(HashSet<int> withheld, Func<int, int, bool> overlap)
    {
        var groups = new List<List<int>>();
        foreach (var row in withheld)
        {
            var touched = groups.FindAll(group => group.Exists(other => overlap(row, other)));
            groups.RemoveAll(touched.Contains);
            groups.Add([row, .. touched.SelectMany(group => group)]);
        }

        return groups;
    }

    private static bool AddSmallest(IReadOnlyList<long?[]> rows, HashSet<int> withheld)
    {
        var candidates = Enumerable.Range(0, rows.Count).Where(row => !withheld.Contains(row) && rows[row].Any(count => count > 0));
        var smallest = candidates.OrderBy(row => rows[row][0] ?? 0).Select(row => (int?)row).FirstOrDefault();
        return smallest is { } row && withheld.Add(row);
    }
}

/// <summary>What a table withholds.</summary>
/// <param name="Rows">Indexes of rows but the total.</param>
/// <param name="Total">True when the total is withheld, and with it every share of it.</param>
internal sealed record Withheld(IReadOnlySet<int> Rows, bool Total);
