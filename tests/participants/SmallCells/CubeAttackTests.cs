using System.Globalization;
using Finsam.Participants.SmallCells;
using Xunit;

namespace Finsam.Participants.Tests.SmallCells;

/// <summary>Everything that is shown of a förbund in three years, by every property, in the hands of an attacker.</summary>
public class CubeAttackTests
{
    private const int K = 5;
    private const int FirstYear = 2016;
    private const int Years = 3;
    private const int Possible = 1_500;

    private static readonly string[] Insatser = ["301", "302", "303", "304"];
    private static readonly string[] Codes = ["a", "b", "c", "d", "e"];

    private static readonly string[][] Reasons =
        [["1", "1/work"], ["1", "1/studies"], ["1", "1/work_subsidised"], ["1", "1/job_seeking"], ["2"], ["3"], ["4"], ["9"]];

    private static readonly int[] Bands = [16, 30, 45];

    private static readonly CubeShape[] Of =
        [Shapes.People, Shapes.Months, Shapes.Education, Shapes.SupportBefore, Shapes.Reason, Shapes.Age, Shapes.Outcomes];

    [Theory]
    [InlineData(1, 40, false)]
    [InlineData(2, 120, false)]
    [InlineData(3, 220, true)]
    public void Nothing_small_is_worked_out_of_all_that_is_shown(int seed, int count, bool withHalfYears)
    {
        var random = new Random(seed);
        var people = Enumerable.Range(0, count).Select(_ => Person.Any(random)).ToArray();

        // The attacker does not know whom there is, so that everybody whom there could be is an unknown.
        Person[] possible = [.. people, .. Enumerable.Range(0, Possible).Select(_ => Person.Any(random))];
        var figures = Figures(people, possible, withHalfYears).ToList();
        Assert.All(figures, figure => Assert.True(!figure.IsShown || figure.Count is 0 or >= K, figure.Name));
        KeepsSecret(figures, possible.Length);

    }

    private static void KeepsSecret(IReadOnlyList<Figure> figures, int unknowns)
    {
        var attacker = new Attacker(unknowns);
        foreach (var figure in figures.Where(figure => figure is { IsShown: true, Count: > 0 }))
        {
            attacker.See(figure.Set);
        }

        Assert.Equal(
            [], figures.Where(figure => figure.Count is >= 1 and < K && attacker.WorksOut(figure.Set)).Select(figure => $"{figure.Name}: {figure.Count}"));
    }

    [Fact]
    public void Large_figures_are_shown()
    {
        var random = new Random(5);
        Person[] people = [.. Enumerable.Range(0, 1_200).Select(_ => Person.Any(random))];
        var figures = Figures(people, people, withHalfYears: false)
            .Where(figure => figure.Name.StartsWith("education", StringComparison.Ordinal) && figure.Name.EndsWith(' ')
                && figure.Name.Contains(" all ", StringComparison.Ordinal) && figure.Count >= K).ToList();
        Assert.NotEmpty(figures);
        Assert.True(figures.Count(figure => figure.IsShown) > figures.Count * 9 / 10);
    }

    private static IEnumerable<Figure> Figures(Person[] people, Person[] possible, bool withHalfYears)
    {
        var cubes = new Dictionary<(CubeShape, int), Cube>();
        foreach (var year in Enumerable.Range(FirstYear, Years))
        {
            var last = new DateOnly(year, 12, 31);
            List<DateOnly> ends = withHalfYears ? [new DateOnly(year, 8, 31), last] : [last];
            foreach (var shape in Of)
            {
                List<DateOnly> cuts = shape.ByMonth
                    ? [.. Enumerable.Range(1, 12).Select(month => new DateOnly(year, month, 1).AddMonths(1).AddDays(-1))] : ends;
                var members = people.Index().Where(each => each.Item.IsThere(year)).ToList();
                var kinds = members.GroupBy(each => each.Item.Kind(shape, year, cuts), each => each.Index, KindComparer.Instance).ToList();
                var data = new CubeYear(year, ends, cuts, [.. kinds.Select(kind => kind.Key with { Count = kind.Count() })]);
                var cube = Cube.Decide(
                    "", shape, data, K, [.. shape.Within.Select(each => cubes[(each.Cube, year)])], cubes.GetValueOrDefault((shape, year - 1)));
                cubes.Add((shape, year), cube);
                var others = possible.Index().Where(each => each.Item.IsThere(year))
                    .Select(each => (each.Index, Kind: each.Item.Kind(shape, year, cuts))).ToList();
                foreach (var (name, selection) in Asked(shape, year, ends))
                {
                    int[] set = [.. others.Where(each => selection.Holds(each.Kind)).Select(each => each.Index)];
                    yield return new Figure($"{shape.Id} {year} {name}", set, cube.Count(selection), cube.Shows(selection));
                }
            }
        }
    }

    private static IEnumerable<(string Name, Selection Selection)> Asked(CubeShape shape, int year, List<DateOnly> ends)
    {
        var first = new DateOnly(year, 1, 1);
        var slices = shape.ByMonth
            ? Enumerable.Range(1, 12).SelectMany(month => shape.Cohorts.Select(
                cohort => new Selection(cohort, new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1).AddDays(-1))))
            : ends.SelectMany(end => new[] { Cohort.Present, Cohort.New, Cohort.Closed, Cohort.Ongoing }.Select(cohort => new Selection(cohort, first, end)));
        (string, Func<Kind, bool>)[] values = shape.Id switch
        {
            "reason" => [("reached", Shapes.IsReached), .. Reasons.SelectMany(codes => codes).Distinct().Select(code => (code, Shapes.Having(code)))],
            "education" or "support_before" =>
            [
                .. Codes.Select(code => (code, Shapes.Having(code))),
                ("a or b", kind => kind.Values.Contains("a") || kind.Values.Contains("b")),
            ],
            "age" =>
            [
                .. Enumerable.Range(16, 50).Select(age => (
                    Name: $"{age}", Has: (Func<Kind, bool>)(kind => year - Shapes.Number(kind) == age))),
                .. Enumerable.Range(3, 10).Select(five => (
                    Name: $"from {five * 5}", Has: (Func<Kind, bool>)(kind => year - Shapes.Number(kind) >= five * 5))),
            ],
            "outcomes" => [.. Reasons.SelectMany(codes => codes).Distinct().SelectMany(code => Bands.Select(low => (
                $"{low} {code}",
                (Func<Kind, bool>)(kind => kind.Values.Contains(code) && year - OutcomeCube.BirthYear(kind) is { } age && age >= low && age < low + 15))))],
            _ => [],
        };
        foreach (var slice in slices)
        {
            foreach (var insats in Insatser.Prepend("all"))
            {
                foreach (var (name, value) in values.Prepend(("any", shape.Has)))
                {
                    foreach (var gender in new int?[] { null, 0, 1, 2 })
                    {
                        yield return (
                            $"{slice.Cohort} {slice.From:o}–{slice.To:o} {insats} {name} {gender}",
                            slice with { Insatser = insats == "all" ? null : [insats], Gender = gender, Values = value });
                    }
                }
            }
        }
    }

    private sealed record Figure(string Name, int[] Set, long Count, bool IsShown);

    private sealed record Person(
        string Insats, int Gender, DateOnly Enrolled, DateOnly? Closed, string Education, string[] Support, string[] Reason, int Born)
    {
        public static Person Any(Random random)
        {
            var enrolled = new DateOnly(FirstYear - 1, 6, 1).AddDays(random.Next(365 * (Years + 1) - 160));
            var isClosed = random.Next(10) < 8;
            return new Person(
                Insatser[Math.Min(random.Next(6), 3) * (random.Next(3) == 0 ? 0 : 1)],
                random.Next(20) == 0 ? 2 : random.Next(2),
                enrolled,
                isClosed ? enrolled.AddDays(random.Next(20, 500)) : null,
                Codes[Math.Min(random.Next(6), random.Next(6)) % Codes.Length],
                [.. Codes.Where(_ => random.Next(3) == 0)],
                Reasons[random.Next(Reasons.Length)],
                random.Next(1952, 2000));
        }

        public bool IsThere(int year) => Enrolled.Year <= year && !(Closed?.Year < year);

        public Kind Kind(CubeShape shape, int year, List<DateOnly> cuts)
        {
            var closed = Closed is { } day && day.Year == year;
            var born = Born.ToString(CultureInfo.InvariantCulture);
            string[] values = shape.Id switch
            {
                "education" => [Education],
                "support_before" => Support,
                "reason" => Closed is null ? [] : Reason,
                "age" => [born],
                "outcomes" => [.. Closed is null ? [] : Reason, $"born/{born}"],
                _ => [],
            };
            return new Kind(
                Insats,
                Gender,
                values,
                Enrolled.Year < year ? DateOnly.MinValue : cuts.First(cut => cut >= Enrolled),
                closed ? cuts.First(cut => cut >= Closed!.Value) : DateOnly.MaxValue,
                closed,
                1);
        }
    }

    private sealed class KindComparer : IEqualityComparer<Kind>
    {
        public static readonly KindComparer Instance = new();

        public bool Equals(Kind? x, Kind? y) => Name(x!) == Name(y!);

        public int GetHashCode(Kind obj) => Name(obj).GetHashCode(StringComparison.Ordinal);

        private static string Name(Kind kind) => $"{kind.Stock(kind.Values)} {kind.Came:o} {kind.Gone:o} {kind.IsClosed}";
    }
}
