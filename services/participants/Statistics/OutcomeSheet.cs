using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;

namespace Finsam.Participants.Statistics;

/// <summary>Outcomes laid out.</summary>
internal sealed class OutcomeSheet : IStatisticSheet<Outcomes>
{
    private readonly OutcomeShape _shape;
    private readonly List<AgeCells> _ages;
    private readonly AgeCells _all;

    /// <summary>Lays outcomes out.</summary>
    public OutcomeSheet(OutcomeShape shape, OutcomeCounts outcomes)
    {
        _shape = shape;
        _ages = [.. outcomes.Counts.Select((counts, band) => Add(counts, kind => IsIn(kind, band)))];
        _all = Add(
            shape.Reasons.ToDictionary(
                reason => reason, reason => GenderCount.Sum(outcomes.Counts.Select(age => age.GetValueOrDefault(reason)))),
            _ => true);
    }

    public FigureSheet Figures { get; } = new();

    public Outcomes Write(bool[] withheld, int k) => new()
    {
        Period = new Common.V1.Period { From = Days.Write(_shape.Period.From), To = Days.Write(_shape.Period.To) },
        Ages = { _ages.Select((age, i) => Write(age, _shape.Ages[i], withheld)) },
        All = Write(_all, "", withheld),
    };

    // The last band is of those in none of the others.
    private bool IsIn(Kind kind, int band)
    {
        var age = _shape.Period.To.Year - OutcomeCube.BirthYear(kind);
        return band < _shape.Bands.Count ? Holds(_shape.Bands[band]) : !_shape.Bands.Any(Holds);

        bool Holds(Band one) => age is { } known && one.Holds(known);
    }

    private AgeCells Add(IReadOnlyDictionary<Reason, GenderCount> counts, Func<Kind, bool> isInBand)
    {
        var reached = counts.Where(each => Shapes.IsReached(each.Key.Code)).Select(each => each.Value);
        return new AgeCells(
            Figures.Add(GenderCount.Sum(counts.Values), Closed(_ => true)),
            Figures.Add(GenderCount.Sum(reached), Closed(Shapes.IsReached)),
            [.. _shape.Reasons.Select(reason => Figures.Add(counts.GetValueOrDefault(reason), Closed(Shapes.Having(reason.Code))))]);

        Selection[] Closed(Func<Kind, bool> isFor) => _shape.Bands.Any(band => !Shapes.IsParted(Shapes.Age, band)) ? [] :
            [.. YearSlices.Of(_shape.Period, Cohort.Closed).Select(year => year with { Values = kind => isInBand(kind) && isFor(kind) })];
    }

    private AgeOutcomes Write(AgeCells age, string label, bool[] withheld) => new()
    {
        Ages = label,
        Closed = Figures.Write(age.Closed, withheld),
        WorkOrStudies = Figures.Write(age.WorkOrStudies, withheld, age.Closed),
        Outcomes =
        {
            age.Reasons.Select((reason, i) => new OutcomeFigures
            {
                Reason = _shape.Reasons[i].Code, Counts = Figures.Write(reason, withheld, age.Closed),
            }),
        },
    };

    private sealed record AgeCells(GenderCells Closed, GenderCells WorkOrStudies, IReadOnlyList<GenderCells> Reasons);
}
