using Finsam.Participants.Domain;
using Finsam.Participants.V1;

namespace Finsam.Participants.Statistics;

/// <summary>Counts by gender, with what they add up to: what has to be known to withhold some of them.</summary>
internal sealed class FigureSheet
{
    private readonly List<long> _values = [];
    private readonly List<SumRule> _rules = [];
    private readonly List<int> _unseen = [];

    /// <summary>Adds a count.</summary>
    public GenderCells Add(GenderCount count)
    {
        var first = _values.Count;
        _values.AddRange([count.Women + count.Men + count.Others, count.Women, count.Men, count.Others]);
        _rules.Add(new SumRule([first], [first + 1, first + 2, first + 3]));
        return new GenderCells(first, first + 1, first + 2, first + 3);
    }

    /// <summary>Adds a count that is not shown.</summary>
    public GenderCells AddUnseen(GenderCount count)
    {
        var cells = Add(count);
        _unseen.AddRange(cells.Cells);
        return cells;
    }

    /// <summary>Says that counts add up to what others add up to, gender by gender; a gender in which they don't is passed over.</summary>
    public void Tie(IReadOnlyList<GenderCells> left, IReadOnlyList<GenderCells> right)
    {
        for (var i = 0; i < 4; i++)
        {
            var rule = new SumRule([.. left.Select(cells => cells.Cells[i])], [.. right.Select(cells => cells.Cells[i])]);
            if (rule.Left.Sum(cell => _values[cell]) == rule.Right.Sum(cell => _values[cell]))
            {
                _rules.Add(rule);
            }
        }
    }

    /// <summary>What is withheld with a k.</summary>
    public bool[] Withhold(int k) => new CellSuppression(k, _values, _rules).Choose(_unseen);

    /// <summary>A count as the contract has it.</summary>
    /// <param name="cells">The count.</param>
    /// <param name="withheld">What is withheld.</param>
    /// <param name="of">What its shares are of; null for none.</param>
    public GenderFigures Write(GenderCells cells, bool[] withheld, GenderCells? of = null) => new()
    {
        All = Write(cells.All, withheld, of?.All),
        Women = Write(cells.Women, withheld, of?.Women),
        Men = Write(cells.Men, withheld, of?.Men),
        Others = Write(cells.Others, withheld, of?.Others),
    };

    /// <summary>A cell as the contract has it.</summary>
    public Figure Write(int cell, bool[] withheld, int? of = null)
    {
        if (withheld[cell])
        {
            return new Figure { Suppressed = true };
        }

        var figure = new Figure { Count = _values[cell] };
        if (of is { } whole && !withheld[whole] && _values[whole] > 0)
        {
            figure.Share = (int)Math.Round(100m * _values[cell] / _values[whole], MidpointRounding.AwayFromZero);
        }

        return figure;
    }
}
