using Finsam.Participants.Domain;
using Finsam.Participants.V1;

namespace Finsam.Participants.Statistics;

/// <summary>Outcomes laid out.</summary>
internal sealed class OutcomeSheet : IStatisticSheet<Outcomes>
{
    private static readonly string[] WorkOrStudies = ["1/work", "1/work_subsidised", "1/studies"];

    private readonly OutcomeShape _shape;
    private readonly List<AgeCells> _ages;
    private readonly AgeCells _all;

    /// <summary>Lays outcomes out: reasons add up to the closed, and ages to all.</summary>
    public OutcomeSheet(OutcomeShape shape, OutcomeCounts outcomes)
    {
        _shape = shape;
        _ages = [.. outcomes.Counts.Select(Add)];
        _all = Add(shape.Reasons.ToDictionary(
            reason => reason, reason => GenderCount.Sum(outcomes.Counts.Select(age => age.GetValueOrDefault(reason)))));
        Figures.Tie([_all.Closed], [.. _ages.Select(age => age.Closed)]);
        Figures.Tie([_all.WorkOrStudies], [.. _ages.Select(age => age.WorkOrStudies)]);
        for (var i = 0; i < shape.Reasons.Count; i++)
        {
            Figures.Tie([_all.Reasons[i]], [.. _ages.Select(age => age.Reasons[i])]);
        }
    }

    public FigureSheet Figures { get; } = new();

    public Outcomes Write(bool[] withheld) => new()
    {
        Period = new Common.V1.Period { From = Days.Write(_shape.Period.From), To = Days.Write(_shape.Period.To) },
        Ages = { _ages.Select((age, i) => Write(age, _shape.Ages[i], withheld)) },
        All = Write(_all, "", withheld),
    };

    private AgeCells Add(IReadOnlyDictionary<Reason, GenderCount> counts)
    {
        var closed = Figures.Add(GenderCount.Sum(counts.Values));
        var reached = Figures.Add(GenderCount.Sum(counts.Where(each => WorkOrStudies.Contains(each.Key.Code)).Select(each => each.Value)));
        var reasons = _shape.Reasons.Select(reason => Figures.Add(counts.GetValueOrDefault(reason))).ToList();
        Figures.Tie([closed], reasons);
        Figures.Tie([reached], [.. reasons.Where((_, i) => WorkOrStudies.Contains(_shape.Reasons[i].Code))]);
        return new AgeCells(closed, reached, reasons);
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
