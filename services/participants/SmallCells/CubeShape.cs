namespace Finsam.Participants.SmallCells;

/// <summary>A property of participations that tables and statistics count by: what is decided of it together.</summary>
/// <param name="Id">Name.</param>
/// <param name="Values">SQL that gives the values (text[]) of a participation <c>p</c> in the year from <c>$2</c> to <c>$3</c>.</param>
/// <param name="Cohorts">Whose values are shown, the most important first.</param>
internal sealed record CubeShape(string Id, string Values, IReadOnlyList<Cohort> Cohorts)
{
    /// <summary>The rows, the most important first.</summary>
    public Func<CubeYear, IReadOnlyList<ValueRow>> Rows { get; init; } = _ => [];

    /// <summary>Who counts in the total.</summary>
    public Func<Kind, bool> Has { get; init; } = kind => kind.Values.Count > 0;

    /// <summary>What is decided before, of which each kind is a part: the cubes, and what is left of the values in them.</summary>
    public IReadOnlyList<(CubeShape Cube, Func<Kind, IEnumerable<string>> Values)> Within { get; init; } = [];

    /// <summary>True where the values are numbers, which nobody is to work out one by one.</summary>
    public bool IsNumber { get; init; }

    /// <summary>The limits at which a number is parted, whatever the year.</summary>
    public IReadOnlyList<int> Limits { get; init; } = [];

    /// <summary>False where women and men are not told apart.</summary>
    public bool ByGender { get; init; } = true;

    /// <summary>False where single insatser are not shown.</summary>
    public bool ByInsats { get; init; } = true;

    /// <summary>True where the year is shown by month, and not by the ends of its periods.</summary>
    public bool ByMonth { get; init; }

    /// <summary>The values that whoever is there at the turn of the year keeps; null where the years have nobody in common.</summary>
    public Func<Kind, IEnumerable<string>>? Kept { get; init; }

    /// <summary>SQL of the days on which a participation <c>p</c> comes and goes.</summary>
    public (string Came, string Gone) Days { get; init; } = ("p.enrolled_on", "p.closed_on");

    /// <summary>True where volume counts are counted too, without values.</summary>
    public bool WithVolume { get; init; } = true;

    /// <summary>Sums that everybody is taken to know.</summary>
    public Func<CubeYear, IEnumerable<Func<Kind, bool>>> Known { get; init; } = _ => [];
}
