namespace Finsam.Participants.SmallCells;

/// <summary>
/// Participations that nothing in a cube tells apart. Days are known no closer than the ends of the intervals that the year is cut into.
/// </summary>
/// <param name="Insats">Code.</param>
/// <param name="Gender">0 women, 1 men, 2 others and unknown.</param>
/// <param name="Values">What they have of the cube's property; empty where nothing is registered.</param>
/// <param name="Came">End of the interval in which they were enrolled; <see cref="DateOnly.MinValue"/> before the year.</param>
/// <param name="Gone">
/// End of the interval in which they are gone; <see cref="WithTheYear"/> where that is the turn of the year, <see cref="DateOnly.MaxValue"/> where
/// they are there in the next year too.
/// </param>
/// <param name="IsClosed">False for those who are gone without being closed: the volume counts.</param>
/// <param name="Count">How many.</param>
internal sealed record Kind(
    string Insats, int Gender, IReadOnlyList<string> Values, DateOnly Came, DateOnly Gone, bool IsClosed, long Count)
{
    /// <summary>The day of those who are there to the last day of the year, and not in the next.</summary>
    public static readonly DateOnly WithTheYear = DateOnly.MaxValue.AddDays(-1);

    /// <summary>True when a cohort of a period holds them.</summary>
    public bool IsIn(Cohort cohort, DateOnly from, DateOnly to) => cohort switch
    {
        Cohort.Present => Came <= to,
        Cohort.New => Came >= from && Came <= to,
        Cohort.Closed => IsClosed && Gone >= from && Gone <= to,
        Cohort.Ongoing => Came <= to && !(IsClosed && Gone <= to),
        _ => Came <= to && Gone > to,
    };

    /// <summary>What it is called where days are known by the ends of longer intervals only.</summary>
    /// <param name="ends">The ends, ascending.</param>
    /// <param name="values">What is left of its values.</param>
    public string Name(IReadOnlyList<DateOnly> ends, IEnumerable<string> values) =>
        $"{Stock(values)}\u001e{Interval(Came, ends)}\u001e{Interval(Gone, ends)}\u001e{IsClosed}";

    /// <summary>What it is called where no days are known.</summary>
    public string Stock(IEnumerable<string> values) => $"{Insats}\u001e{Gender}\u001e{string.Join('\u001f', values)}";

    private static int Interval(DateOnly day, IReadOnlyList<DateOnly> ends) =>
        day == DateOnly.MinValue ? -1 : day == DateOnly.MaxValue ? ends.Count + 1 : ends.TakeWhile(end => end < day).Count();
}
