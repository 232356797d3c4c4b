namespace Finsam.Participants.Statistics;

/// <summary>A count by gender.</summary>
/// <param name="Women">Women.</param>
/// <param name="Men">Men.</param>
/// <param name="Others">Of another gender, or whose gender nobody noted.</param>
internal readonly record struct GenderCount(long Women, long Men, long Others)
{
    /// <summary>SQL that gives the place of <c>gender</c> in a count: 0, 1 or 2.</summary>
    public const string Place = "case gender when 'woman' then 0 when 'man' then 1 else 2 end";

    /// <summary>So many of one gender.</summary>
    public static GenderCount Of(int place, long count) => place switch
    {
        0 => new GenderCount(count, 0, 0),
        1 => new GenderCount(0, count, 0),
        _ => new GenderCount(0, 0, count),
    };

    /// <summary>Both together.</summary>
    public static GenderCount operator +(GenderCount one, GenderCount other) =>
        new(one.Women + other.Women, one.Men + other.Men, one.Others + other.Others);

    /// <summary>All together.</summary>
    public static GenderCount Sum(IEnumerable<GenderCount> counts) => counts.Aggregate(default(GenderCount), (sum, count) => sum + count);
}
