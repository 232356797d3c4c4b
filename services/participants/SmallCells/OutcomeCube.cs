using System.Globalization;
using Finsam.Participants.Statistics;

namespace Finsam.Participants.SmallCells;

/// <summary>Reasons of closure by age.</summary>
internal static class OutcomeCube
{
    private const string BornMark = "born/";

    /// <summary>The cube.</summary>
    /// <param name="reason">The cube of reasons.</param>
    /// <param name="age">The cube of years of birth.</param>
    /// <param name="reported">SQL of the values of reasons.</param>
    /// <param name="born">SQL of the year of birth.</param>
    public static CubeShape Shape(CubeShape reason, CubeShape age, string reported, string born) => new(
        "outcomes", $"{reported} || coalesce((select array_agg('{BornMark}' || b) from unnest({born}) b), array[]::text[])", [Cohort.Closed])
    {
        Has = kind => Reasons(kind).Any(),
        Rows = Rows,
        Within = [(reason, Reasons), (age, Years)],
        ByInsats = false,
    };

    /// <summary>The year of birth of a kind of this cube; null where none is registered.</summary>
    public static int? BirthYear(Kind kind) =>
        Years(kind).Select(year => (int?)int.Parse(year, CultureInfo.InvariantCulture)).FirstOrDefault();

    private static List<ValueRow> Rows(CubeYear year)
    {
        var rows = new List<ValueRow>();
        foreach (var band in AgeBands.UsualBands)
        {
            bool InBand(Kind kind) => year.Year - BirthYear(kind) is { } age && band.Holds(age);
            var reached = new ValueRow($"{band.Low} reached", kind => InBand(kind) && Shapes.IsReached(kind)) { PartOf = [] };
            rows.Add(reached);
            rows.AddRange(year.Kinds.SelectMany(Reasons).Distinct(StringComparer.Ordinal).Where(code => code != "1").Order(StringComparer.Ordinal)
                .Select(code => new ValueRow($"{band.Low} {code}", kind => InBand(kind) && kind.Values.Contains(code))
                {
                    PartOf = Shapes.IsReached(code) ? [null, reached] : [null],
                }));
        }

        return rows;
    }

    private static IEnumerable<string> Reasons(Kind kind) => kind.Values.Where(value => !value.StartsWith(BornMark, StringComparison.Ordinal));

    private static IEnumerable<string> Years(Kind kind) =>
        kind.Values.Where(value => value.StartsWith(BornMark, StringComparison.Ordinal)).Select(value => value[BornMark.Length..]);
}
