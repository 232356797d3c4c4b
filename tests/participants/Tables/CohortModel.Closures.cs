using System.Globalization;

namespace Finsam.Participants.Tests.Tables;

/// <content>The tables of closures and of backgrounds that random files leave out.</content>
internal sealed partial class CohortModel
{
    private static readonly string[] Municipalities = ["Avesta", "Ludvika"];
    private static readonly string[] Referrers = ["ludvika", "self", "staten"];
    private static readonly string[] Occupations = ["work", "studies", "job_seeking", "other"];
    private static readonly string[] Plans = ["Ja", "Nej"];

    private static readonly string[] Reasons =
        ["1/work", "1/work_subsidised", "1/studies", "1/job_seeking", "2", "3", "4", "5", "6", "7", "9"];

    private List<ModelRow> Closed => [.. Present.Where(IsClosed)];

    private IEnumerable<(string Label, string?[] Values)> Closures() => asked.Of switch
    {
        "avslut.oversikt" => PerInsats(Closed, (people, _) => ClosureOverview(people)),
        "avslut.orsak" => ByReason([.. Closed.Where(row => row.Reason.Length > 0)]),
        "avslut.plan" => ByCode(Closed, row => row.Plan is { } plan ? [plan ? "Ja" : "Nej"] : [], Plans, Genders),
        "avslut.forsorjning" => BeforeAndAfter(Closed, row => row.Support, row => row.SupportAfter, Support),
        "uppfoljning.12man" => BeforeAndAfter(FollowedUp, row => [AtClosure(row)], row => [row.Followup], Occupations),
        _ => throw new ArgumentException(asked.Of),
    };

    private List<ModelRow> FollowedUp =>
        [.. Everyone.Where(row => row.Followup.Length > 0 && row.Closed?.AddMonths(12) >= First && row.Closed?.AddMonths(12) <= Last)];

    private static string?[] ClosureOverview(List<ModelRow> closed)
    {
        var reached = closed.Where(row => row.Reason == "1" && row.Outcome is "work" or "work_subsidised" or "studies").ToList();
        return [.. Genders(closed), .. Genders(reached)];
    }

    private static IEnumerable<(string, string?[])> ByReason(List<ModelRow> closed) =>
        ByCode(closed, row => [row.Code], Reasons, people => Write([people.Count, Percent(people.Count, closed.Count), Women(people), Men(people)]));

    private static IEnumerable<(string, string?[])> BeforeAndAfter(
        List<ModelRow> people, Func<ModelRow, string[]> before, Func<ModelRow, string[]> after, string[] order)
    {
        foreach (var code in order)
        {
            var (earlier, later) = (people.Count(row => before(row).Contains(code)), people.Count(row => after(row).Contains(code)));
            if (earlier + later > 0)
            {
                yield return (code, Write([earlier, later]));
            }
        }

        yield return ("Totalt", Write([people.Count(row => before(row).Length > 0), people.Count(row => after(row).Length > 0)]));
    }

    private static string AtClosure(ModelRow row) =>
        row.Reason != "1" ? "other" : row.Outcome == "work_subsidised" ? "work" : row.Outcome;

    private string?[] Years(decimal low, decimal high)
    {
        var inside = Population.Where(row => row.Years >= low && row.Years < high).ToList();
        return [.. Genders(inside), inside.Count == 0 ? null : Write([Rounded(inside.Average(row => row.Years!.Value), 1)])[0]];
    }

    private string?[] WithNew(List<ModelRow> people) => [.. Write([people.Count(IsNew)]), .. Genders(people)];

    private static string[] One(string code) => code.Length == 0 ? [] : [code];

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
