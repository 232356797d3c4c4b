using Finsam.Participants.Domain;

namespace Finsam.Participants.Statistics;

/// <summary>How many of each gender were so many days in their insatser: by place of the gender, then by days.</summary>
/// <param name="Days">Days to count, for women, men and others.</param>
internal sealed record TimeCounts(IReadOnlyList<SortedDictionary<int, long>> Days)
{
    private const string Sql = $"""
        select {GenderCount.Place} as place, closed_on - enrolled_on as days, count(*) as n
        from participation
        where forbund_id = $1 and insats = any ($2) and closure_reason is distinct from '{CodeListNames.Misregistered}'
            and closed_on between $3 and $4
        group by place, days
        """;

    /// <summary>How many there are.</summary>
    public GenderCount Closed => new(Days[0].Values.Sum(), Days[1].Values.Sum(), Days[2].Values.Sum());

    /// <summary>Counts those closed in a period.</summary>
    public static async Task<TimeCounts> CountAsync(StatisticsQuery query, CancellationToken cancellationToken) =>
        Of(await query.ReadAsync(Sql, row => (row.GetInt32(0), row.GetInt32(1), row.GetInt64(2)), cancellationToken));

    /// <summary>All together.</summary>
    public static TimeCounts Sum(IReadOnlyList<TimeCounts> times) =>
        Of(times.SelectMany(time => time.Days.SelectMany((days, place) => days.Select(each => (place, each.Key, each.Value)))));

    /// <summary>The times of some genders, by their places.</summary>
    public Durations Of(params int[] places) =>
        new(places.SelectMany(place => Days[place]).GroupBy(each => each.Key, each => each.Value).Select(each => (each.Key, each.Sum())));

    private static TimeCounts Of(IEnumerable<(int Place, int Days, long Count)> rows)
    {
        SortedDictionary<int, long>[] days = [[], [], []];
        foreach (var row in rows)
        {
            days[row.Place][row.Days] = days[row.Place].GetValueOrDefault(row.Days) + row.Count;
        }

        return new TimeCounts(days);
    }
}
