using System.Globalization;

namespace Finsam.Participants.ForbundTables;

/// <summary>
/// Labels of several lists, each of which is in the same order, in that order. Where the lists do not tell which of two comes first, the
/// alphabet does, as it does for labels that have no order of their own.
/// </summary>
internal static class MergedOrder
{
    private static readonly StringComparer Swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: false);

    /// <summary>Each label once.</summary>
    public static List<string> Of(IReadOnlyList<string[]> lists)
    {
        var left = lists.Select(list => new Queue<string>(list)).ToList();
        var merged = new List<string>();
        while (left.Exists(list => list.Count > 0))
        {
            var heads = left.Where(list => list.Count > 0).Select(list => list.Peek()).Distinct(StringComparer.Ordinal).ToList();
            // A head that comes later in another list waits for what is before it there.
            var free = heads.Where(head => left.TrueForAll(list => !list.Contains(head) || list.Peek() == head)).ToList();
            var next = (free.Count > 0 ? free : heads).Order(Swedish).First();
            merged.Add(next);
            foreach (var list in left.Where(list => list.Contains(next)).ToList())
            {
                left[left.IndexOf(list)] = new Queue<string>(list.Where(label => label != next));
            }
        }

        return merged;
    }
}
