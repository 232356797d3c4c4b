namespace Finsam.Participants.Domain;

/// <summary>Times in insats, in months of 30.4375 days.</summary>
/// <param name="counts">How many there are of each number of days; at least one.</param>
internal sealed class Durations(IEnumerable<(int Days, long Count)> counts)
{
    private const decimal DaysOfMonth = 30.4375m;

    private readonly List<(int Days, long Count)> _counts = [.. counts.OrderBy(each => each.Days)];

    /// <summary>Their mean.</summary>
    public decimal Mean => _counts.Sum(each => (decimal)each.Days * each.Count) / Total / DaysOfMonth;

    private long Total => _counts.Sum(each => each.Count);

    /// <summary>
    /// The time that a share of them do not exceed: the one at that place, or between the two beside it in proportion to how near each is, as
    /// <c>percentile_cont</c> of SQL has it.
    /// </summary>
    /// <param name="share">From 0 to 1.</param>
    public decimal Percentile(decimal share)
    {
        var place = share * (Total - 1);
        var below = (long)decimal.Floor(place);
        var (low, high) = (At(below), At(Math.Min(below + 1, Total - 1)));
        return (low + ((place - below) * (high - low))) / DaysOfMonth;
    }

    private int At(long place)
    {
        foreach (var (days, count) in _counts)
        {
            if (place < count)
            {
                return days;
            }

            place -= count;
        }

        throw new ArgumentOutOfRangeException(nameof(place));
    }
}
