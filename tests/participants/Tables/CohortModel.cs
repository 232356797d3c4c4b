using Finsam.Participants.V1;

namespace Finsam.Participants.Tests.Tables;

/// <summary>A participation of the model.</summary>
internal sealed record ModelRow(
    string Key, string Person, string Insats, string Registration, string Gender, int? BirthYear, string Education, string[] Support,
    DateOnly Enrolled, DateOnly? Closed, string Reason, string Outcome, bool? GoalMet)
{
    public string Municipality { get; init; } = "";

    public string Referrer { get; init; } = "";

    public decimal? Years { get; init; }

    public string[] SupportAfter { get; init; } = [];

    public bool? Plan { get; init; }

    public string Followup { get; init; } = "";

    public string Code => Reason == "1" ? $"1/{Outcome}" : Reason;
}

/// <summary>The tables once more, in memory and as plainly as can be: what the SQL is held against.</summary>
internal sealed partial class CohortModel(IReadOnlyList<ModelRow> rows, ParticipantTable asked)
{
    private static readonly string[] Insatser = ["301", "302"];
    private static readonly string[] Education = ["none", "compulsory"];
    private static readonly string[] Support = ["social_assistance", "study_support", "other", "none"];

    private DateOnly First => asked.HasFrom ? Day(asked.From) : new DateOnly(2017, 1, 1);

    private DateOnly Last => asked.HasTo ? Day(asked.To) : new DateOnly(2017, 12, 31);

    private List<ModelRow> Everyone => [.. rows.Where(row => row.Reason != "8"
        && (asked.Insatser is null || asked.Insatser.Values.Contains(row.Insats))
        && (asked.Registration is null || asked.Registration.Values.Contains(row.Registration))
        && (!asked.HasGender || asked.Gender == row.Gender)
        && (asked.Reasons is null || asked.Reasons.Values.Contains(row.Code) || asked.Reasons.Values.Contains(row.Reason))
        && (!asked.HasGoalMet || asked.GoalMet == row.GoalMet)
        && (!asked.HasAges || Age(row) is >= 16 and <= 29))];

    private List<ModelRow> Present => [.. Everyone.Where(row => row.Enrolled <= Last && !(row.Closed < First))];

    private List<ModelRow> Population => [.. Present.Where(row => asked.Population switch
    {
        "closed" => IsClosed(row),
        "new" => IsNew(row),
        _ => true,
    })];

    /// <summary>Rows of counts, <c>Totalt</c> last, of the tables that the model knows.</summary>
    public IEnumerable<(string Label, string?[] Values)> Compute() => asked.Of switch
    {
        "deltagare.oversikt" => PerInsats(Population, Overview),
        "avslut.genomstromning" => PerInsats(Present, Throughput),
        "deltagare.hemkommun" => ByCode(Population, row => One(row.Municipality), Municipalities, WithNew),
        "deltagare.utbildning" => ByCode(Population, row => One(row.Education), Education, Genders),
        "deltagare.forsorjning_fore" => ByCode(Population, row => row.Support, Support, Genders),
        "deltagare.aktualiserad_av" => ByCode(Population, row => One(row.Referrer), Referrers, Genders),
        "deltagare.alder" => [("16-29", Ages(16, 29)), ("30-99", Ages(30, 99)), ("Totalt", Ages(int.MinValue, int.MaxValue))],
        "deltagare.tid_i_forsorjning" => [("under tre", Years(0, 3)), ("tre och mer", Years(3, 99)), ("Totalt", Years(0, 99))],
        _ => Closures(),
    };

    private IEnumerable<(string, string?[])> PerInsats(List<ModelRow> people, Func<List<ModelRow>, string?, string?[]> count)
    {
        var codes = asked.Insatser?.Values.ToArray() ?? [.. Insatser.Where(code => Everyone.Any(row => row.Insats == code))];
        foreach (var code in codes)
        {
            yield return (code, count([.. people.Where(row => row.Insats == code)], code));
        }

        yield return ("Totalt", count(people, null));
    }

    private string?[] Overview(List<ModelRow> people, string? insats) => Write(
    [
        people.Count, Women(people), Men(people), people.Count - Women(people) - Men(people), people.Count(IsNew), people.Count(IsClosed),
        people.Count(row => !IsClosed(row)), people.Select(row => row.Person.Length > 0 ? row.Person : $"row {row.Key}").Distinct().Count(),
        Percent(Women(people), people.Count), Percent(Men(people), people.Count),
    ]);

    // 301 has a longest time of 4.5 months, 302 none.
    private string?[] Throughput(List<ModelRow> people, string? insats)
    {
        var closed = people.Where(IsClosed).ToList();
        var days = closed.ConvertAll(row => row.Closed!.Value.DayNumber - row.Enrolled.DayNumber);
        return Write(
        [
            closed.Count,
            days.Count == 0 ? null : Rounded(days.Sum() / (days.Count * 30.4375m), 1),
            insats == "302" ? null : closed.Count(row => row.Insats == "301" && Months(row, row.Closed!.Value) <= 4.5m),
            insats == "302" ? null : people.Count(row => !IsClosed(row) && row.Insats == "301" && Months(row, Last) > 4.5m),
            closed.Count(row => row.GoalMet == true),
            days.Count == 0 ? null : Rounded((decimal)days.Sum() / days.Count, 0),
            days.Count == 0 ? null : Rounded(days.Min() / 30.4375m, 0),
            days.Count == 0 ? null : Rounded(days.Max() / 30.4375m, 0),
        ]);
    }

    private static IEnumerable<(string, string?[])> ByCode(
        List<ModelRow> people, Func<ModelRow, string[]> codesOf, string[] order, Func<List<ModelRow>, string?[]> count)
    {
        var coded = people.Where(row => codesOf(row).Length > 0).ToList();
        foreach (var code in order.Where(code => coded.Any(row => codesOf(row).Contains(code))))
        {
            yield return (code, count([.. coded.Where(row => codesOf(row).Contains(code))]));
        }

        yield return ("Totalt", count(coded));
    }

    private string?[] Ages(int low, int high)
    {
        var inside = Population.Where(row => Age(row) >= low && Age(row) <= high).ToList();
        return [.. Genders(inside), inside.Count == 0 ? null : Write([Rounded(inside.Average(row => (decimal)Age(row)!), 1)])[0]];
    }

    private static string?[] Genders(List<ModelRow> people) => Write([people.Count, Women(people), Men(people)]);

    private static decimal Months(ModelRow row, DateOnly until) => (until.DayNumber - row.Enrolled.DayNumber) / 30.4375m;

    private int? Age(ModelRow row) => Last.Year - row.BirthYear;

    private bool IsNew(ModelRow row) => row.Enrolled >= First;

    private bool IsClosed(ModelRow row) => row.Closed <= Last;

    private static int Women(List<ModelRow> people) => people.Count(row => row.Gender == "woman");

    private static int Men(List<ModelRow> people) => people.Count(row => row.Gender == "man");

    private static decimal? Percent(int part, int whole) => whole == 0 ? null : Rounded(100m * part / whole, 0);

    private static decimal Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static string?[] Write(decimal?[] values) =>
        [.. values.Select(value => value?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))];
}
