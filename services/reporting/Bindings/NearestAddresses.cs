using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Bindings;

/// <summary>Suggests addresses for one that finds nothing.</summary>
internal static class NearestAddresses
{
    private const int LongestCompared = 200;

    /// <summary>The nearest addresses by edit distance: within the table that is named, or else the table that most resembles it.</summary>
    public static IReadOnlyList<string> Of(string address, Dictionary<string, ComposedTable> tables, int count)
    {
        var wanted = address.Split('/')[0];
        var table = tables.GetValueOrDefault(wanted)
            ?? tables.Values.OrderBy(candidate => Distance(Label.Normal(wanted), Label.Normal(candidate.Id))).FirstOrDefault();
        if (table is null)
        {
            return [];
        }

        var normal = Label.Normal(address);
        return [.. Addresses(table).OrderBy(candidate => Distance(normal, Label.Normal(candidate))).Take(count)];
    }

    private static IEnumerable<string> Addresses(ComposedTable table)
    {
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var address = $"{table.Id}/{row.Label}/{table.Columns[i].Label}";
                if (row.Cells[i].Value is not null || row.Cells[i].Text is not null)
                {
                    yield return address;
                }

                if (row.Cells[i].Share is not null)
                {
                    yield return address + "/share";
                }
            }
        }
    }

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string left, string right)
    {
        left = left[..Math.Min(left.Length, LongestCompared)];
        right = right[..Math.Min(right.Length, LongestCompared)];
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
