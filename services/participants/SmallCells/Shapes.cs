using Finsam.Participants.Domain;

namespace Finsam.Participants.SmallCells;

/// <summary>The cubes: who was there, and each property that tables or statistics count by.</summary>
internal static class Shapes
{
    private const string BornMark = "born/";
    private const string Nothing = "array[]::text[]";
    private const string Born = "case when p.birth_year is not null then array[p.birth_year::text] else array[]::text[] end";

    private const string Reported = """
        case when p.closure_reason = '1' then array['1', '1/' || p.closure_outcome]
            when p.closure_reason is not null then array[p.closure_reason] else array[]::text[] end
        """;

    // Ages at which bands of tables begin, the most usual first: whoever is younger was born later.
    private static readonly int[] AgeLimits = [30, 45, 65, 60, 66, 16, 18, 20, 25, 40, 50, 35, 55, 67];

    private static readonly Cohort[] OfAll = [Cohort.Present, Cohort.Closed, Cohort.New];

    private static readonly string[] ReachedCodes = ["1/work", "1/work_subsidised", "1/studies"];

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
        "age", Born, year => Limits(AgeLimits.Select(age => year.Year - age + 1), ofInsatser: 6));

    public static readonly CubeShape SupportYears = Number(
        "support_years",
        "case when p.public_support_years is not null then array[p.public_support_years::text] else array[]::text[] end",
        _ => Limits([3, 6, 9, 1, 2, 5, 10, 4, 7, 8, 15, 20], ofInsatser: 6));

    /// <summary>Time in insats against its longest, and goals met.</summary>
    public static readonly CubeShape Throughput = new(
        "throughput",
        """
        (
            select array_remove(
                array[
                    case when p.closed_on - p.enrolled_on <= t.days then 'within' end,
                    case when p.goal_met then 'met' end
                ] || array(
                    select 'over/' || e from unnest($5) e
                    where p.enrolled_on <= e and (p.closed_on is null or p.closed_on > e) and e - p.enrolled_on > t.days
                ),
                null)
            from (
                select (
                    select i.max_months * 30.4375
                    from insats_terms i
                    where i.forbund_id = p.forbund_id and i.code = p.insats and i.max_months is not null
                    order by (i.period_from = $2 and i.period_to = $3) desc, i.period_to desc
                    limit 1
                ) as days
            ) t
        )
        """,
        [Cohort.Closed, Cohort.Ongoing])
    {
        Has = _ => true,
        Rows = ThroughputRows,
        Within = [(People, _ => [])],
        ByGender = false,
        Kept = _ => [],
    };

    /// <summary>Occupation at closure and twelve months after. How many were closed to what is taken to be known.</summary>
    public static readonly CubeShape FollowUp = new(
        "follow_up",
        """
        (
            select case when p.followup_12m is not null then array['earlier/' || o.code, 'later/' || p.followup_12m] else array['unknown/' || o.code] end
            from (select case when p.closure_reason is distinct from '1' then 'other' when p.closure_outcome = 'work_subsidised' then 'work'
                else p.closure_outcome end as code) o
        )
        """,
        [Cohort.New])
    {
        Has = kind => kind.Values.Count == 2,
        Rows = year => [.. Codes(year).Where(code => !code.StartsWith("unknown/", StringComparison.Ordinal)).Select(code => Code(code) with { Sum = code[..5] })],
        ByGender = false,
        Days = ("(p.closed_on + interval '12 months')::date", "null::date"),
        WithVolume = false,
        Known = year => Codes(year).Select(code => code[(code.IndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal)
            .Select(code => (Func<Kind, bool>)(kind => kind.Values[0].EndsWith($"/{code}", StringComparison.Ordinal))),
    };

    /// <summary>Reasons by age.</summary>
    public static readonly CubeShape Outcomes = new(
        "outcomes", $"{Reported} || (select array_agg('{BornMark}' || b) from unnest({Born}) b)", [Cohort.Closed])
    {
        Has = kind => Reasons(kind).Any(),
        Rows = OutcomeRows,
        Within = [(Reason, Reasons), (Age, Years)],
        ByInsats = false,
    };

    /// <summary>True when a closure is to work or studies.</summary>
    public static bool IsReached(Kind kind) => kind.Values.Any(ReachedCodes.Contains);

    /// <summary>The year of birth of a kind of <see cref="Age"/> or <see cref="Outcomes"/>; null where none is registered.</summary>
    public static int? BirthYear(Kind kind) => Years(kind).Select(year => (int?)int.Parse(year, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();

    /// <summary>The number of a kind of <see cref="SupportYears"/>; null where none is registered.</summary>
    public static decimal? Number(Kind kind) =>
        kind.Values.Count > 0 ? decimal.Parse(kind.Values[0], System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>True when a kind has the code.</summary>
    public static Func<Kind, bool> Having(string code) => kind => kind.Values.Contains(code);

    private static string Single(string column) => $"case when p.{column} is not null then array[p.{column}] else array[]::text[] end";

    private static CubeShape Category(string id, string values, Cohort[] cohorts) => new(id, values, cohorts)
    {
        Rows = year => [.. Codes(year).Select(Code)],
        Within = [(People, _ => [])],
        Kept = kind => kind.Values,
    };

    private static CubeShape Number(string id, string values, Func<CubeYear, IReadOnlyList<ValueRow>> limits) => new(id, values, OfAll)
    {
        Rows = limits,
        Within = [(People, _ => [])],
        IsNumber = true,
        Kept = kind => kind.Values,
    };

    // The first are those of single insatser too.
    private static IReadOnlyList<ValueRow> Limits(IEnumerable<int> limits, int ofInsatser) =>
    [
        .. limits.Select((limit, i) => new ValueRow($"under {limit}", kind => Number(kind) < limit) { PartOf = [], OfInsatser = i < ofInsatser }),
    ];

    private static List<string> Codes(CubeYear year) =>
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
                PartOf = ReachedCodes.Contains(code) ? [null, first, reached] : code.StartsWith("1/", StringComparison.Ordinal) ? [null, first] : [null],
            }),
        ];
    }

    private static List<ValueRow> ThroughputRows(CubeYear year) =>
    [
        new ValueRow("within", Having("within")) { PartOf = [], Only = Cohort.Closed },
        new ValueRow("met", Having("met")) { PartOf = [], Only = Cohort.Closed },
        .. year.Ends.Select(end => new ValueRow(Over(end), Having(Over(end))) { PartOf = [], Only = Cohort.Ongoing, OnlyTo = end }),
    ];

    /// <summary>The value of those who are ongoing on a day after the longest time.</summary>
    public static string Over(DateOnly end) => $"over/{Days.Write(end)}";

    private static List<ValueRow> OutcomeRows(CubeYear year)
    {
        var rows = new List<ValueRow>();
        foreach (var (low, high) in new[] { (16, 30), (30, 45), (45, 65) })
        {
            bool InBand(Kind kind) => year.Year - BirthYear(kind) is { } age && age >= low && age < high;
            var reached = new ValueRow($"{low} reached", kind => InBand(kind) && IsReached(kind)) { PartOf = [] };
            rows.Add(reached);
            rows.AddRange(year.Kinds.SelectMany(Reasons).Distinct(StringComparer.Ordinal).Where(code => code != "1").Order(StringComparer.Ordinal)
                .Select(code => new ValueRow($"{low} {code}", kind => InBand(kind) && kind.Values.Contains(code))
                {
                    PartOf = ReachedCodes.Contains(code) ? [null, reached] : [null],
                }));
        }

        return rows;
    }

    private static IEnumerable<string> Reasons(Kind kind) => kind.Values.Where(value => !value.StartsWith(BornMark, StringComparison.Ordinal));

    // Values of a cube of reasons and years are marked, those of years alone are not.
    private static IEnumerable<string> Years(Kind kind) => kind.Values.Count == 1 && kind.Values[0].Length == 4
        ? kind.Values : kind.Values.Where(value => value.StartsWith(BornMark, StringComparison.Ordinal)).Select(value => value[BornMark.Length..]);
}
