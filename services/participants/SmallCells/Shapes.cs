using Finsam.Participants.Domain;

namespace Finsam.Participants.SmallCells;

/// <summary>The cubes: who was there, and each property that tables or statistics count by.</summary>
internal static class Shapes
{
    private const string Nothing = "array[]::text[]";
    private const string Born = "case when p.birth_year is not null then array[p.birth_year::text] else array[]::text[] end";

    private const string Reported = """
        case when p.closure_reason = '1' then array['1', '1/' || p.closure_outcome]
            when p.closure_reason is not null then array[p.closure_reason] else array[]::text[] end
        """;

    // Ages at which bands of tables begin, the most usual first: whoever is younger was born later.
    private static readonly int[] AgeLimits = [30, 45, 65, 60, 66, 16, 18, 20, 25, 40, 50, 35, 55, 67];

    private static readonly int[] SupportLimits = [3, 6, 9, 1, 2, 5, 10, 4, 7, 8, 15, 20];

    private static readonly Cohort[] OfAll = [Cohort.Present, Cohort.Closed, Cohort.New];

    /// <summary>Who was there, who came and who was closed.</summary>
    public static readonly CubeShape People = new("people", Nothing, [Cohort.Present, Cohort.New, Cohort.Closed])
    {
        Has = _ => true,
        Kept = _ => [],
    };

    /// <summary>The same by month.</summary>
    public static readonly CubeShape Months = new("months", Nothing, [Cohort.New, Cohort.Closed, Cohort.There])
    {
        Has = _ => true,
        Within = [(People, _ => [])],
        ByMonth = true,
        Kept = _ => [],
    };

    public static readonly CubeShape Municipality = Category("municipality", Single("municipality"), OfAll);

    public static readonly CubeShape Education = Category("education", Single("education"), OfAll);

    public static readonly CubeShape SupportBefore = Category("support_before", "p.support_before", OfAll);

    public static readonly CubeShape SupportAfter = Category("support_after", "p.support_after", [Cohort.Closed]);

    public static readonly CubeShape Referrer = Category("referrer", Single("referrer"), OfAll);

    public static readonly CubeShape Plan = Category(
        "plan", "case p.plan_at_closure when true then array['Ja'] when false then array['Nej'] else array[]::text[] end", [Cohort.Closed]);

    /// <summary>Reasons; 1 by outcome too, and work and studies together.</summary>
    public static readonly CubeShape Reason = Category("reason", Reported, [Cohort.Closed]) with { Rows = ReasonRows };

    /// <summary>Years of birth: an age is told by its year.</summary>
    public static readonly CubeShape Age = Number(
        "age", Born, AgeLimits, year => Limits(AgeLimits.Select(age => year.Year - age + 1), ofInsatser: 6));

    public static readonly CubeShape SupportYears = Number(
        "support_years",
        "case when p.public_support_years is not null then array[p.public_support_years::text] else array[]::text[] end",
        SupportLimits,
        _ => Limits(SupportLimits, ofInsatser: 6));

    /// <summary>Time in insats against its longest, and goals met.</summary>
    public static readonly CubeShape Throughput = ThroughputCube.Shape(People);

    /// <summary>Occupation at closure and twelve months after.</summary>
    public static readonly CubeShape FollowUp = FollowUpCube.Shape();

    /// <summary>Reasons by age.</summary>
    public static readonly CubeShape Outcomes = OutcomeCube.Shape(Reason, Age, Reported, Born);

    /// <summary>True when a closure is to work or studies.</summary>
    public static bool IsReached(Kind kind) => kind.Values.Any(IsReached);

    /// <summary>True when a reason is work or studies.</summary>
    public static bool IsReached(string code) => code is "1/work" or "1/work_subsidised" or "1/studies";

    /// <summary>The number of a kind of <see cref="SupportYears"/>; null where none is registered.</summary>
    public static decimal? Number(Kind kind) =>
        kind.Values.Count > 0 ? decimal.Parse(kind.Values[0], System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>True when a band of numbers begins and ends at limits, or is open: another would tell those between it and a limit apart.</summary>
    public static bool IsParted(CubeShape cube, Band band) =>
        (band.Low is null or <= 0 || cube.Limits.Any(limit => limit == band.Low))
        && (band.High is null or >= 100 || cube.Limits.Any(limit => limit == band.High));

    /// <summary>True when a kind has the code.</summary>
    public static Func<Kind, bool> Having(string code) => kind => kind.Values.Contains(code);

    private static string Single(string column) => $"case when p.{column} is not null then array[p.{column}] else array[]::text[] end";

    private static CubeShape Category(string id, string values, Cohort[] cohorts) => new(id, values, cohorts)
    {
        Rows = year => [.. Codes(year).Select(Code)],
        Within = [(People, _ => [])],
        Kept = kind => kind.Values,
    };

    private static CubeShape Number(string id, string values, int[] limits, Func<CubeYear, IReadOnlyList<ValueRow>> rows) => new(id, values, OfAll)
    {
        Rows = rows,
        Limits = limits,
        Within = [(People, _ => [])],
        IsNumber = true,
        Kept = kind => kind.Values,
    };

    // The first are those of single insatser too.
    private static IReadOnlyList<ValueRow> Limits(IEnumerable<int> limits, int ofInsatser) =>
    [
        .. limits.Select((limit, i) => new ValueRow($"under {limit}", kind => Number(kind) < limit) { PartOf = [], OfInsatser = i < ofInsatser }),
    ];

    /// <summary>The values that occur.</summary>
    public static List<string> Codes(CubeYear year) =>
        [.. year.Kinds.SelectMany(kind => kind.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static ValueRow Code(string code) => new(code, Having(code));

    private static IReadOnlyList<ValueRow> ReasonRows(CubeYear year)
    {
        var reached = new ValueRow("reached", IsReached) { PartOf = [] };
        var first = new ValueRow("1", Having("1")) { PartOf = [] };
        return
        [
            reached,
            first,
            .. Codes(year).Where(code => code != "1").Select(code => Code(code) with
            {
                PartOf = IsReached(code) ? [null, first, reached]
                    : code.StartsWith("1/", StringComparison.Ordinal) ? [null, first] : [null],
            }),
        ];
    }
}
