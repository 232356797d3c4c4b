namespace Finsam.Participants.SmallCells;

/// <summary>A calendar year of a cube before anything is decided.</summary>
/// <param name="Year">The year.</param>
/// <param name="Ends">Last days of the periods that are shown, ascending; each begins with the year.</param>
/// <param name="Cuts">Last days of the intervals by which days are known, ascending.</param>
/// <param name="Kinds">Who there was.</param>
internal sealed record CubeYear(int Year, IReadOnlyList<DateOnly> Ends, IReadOnlyList<DateOnly> Cuts, IReadOnlyList<Kind> Kinds)
{
    /// <summary>First day.</summary>
    public DateOnly First => new(Year, 1, 1);

    /// <summary>Last day.</summary>
    public DateOnly Last => new(Year, 12, 31);

    /// <summary>First and last days of a year's months.</summary>
    public static IEnumerable<(DateOnly First, DateOnly Last)> MonthsOf(int year) =>
        Enumerable.Range(1, 12).Select(month => (new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month))));

    /// <summary>How many a set counts.</summary>
    public long Count(AtomSet set) => set.Atoms.Sum(atom => Kinds[atom].Count);

    /// <summary>The atoms of a sum.</summary>
    public AtomSet Atoms(Func<Kind, bool> holds) => new(Kinds.Count, Places(holds));

    /// <summary>The places of some kinds.</summary>
    public IEnumerable<int> Places(Func<Kind, bool> holds) => Kinds.Index().Where(each => holds(each.Item)).Select(each => each.Index);
}
