using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;

namespace Finsam.Participants.Statistics;

/// <summary>Counts by gender, with what they are of.</summary>
internal sealed class FigureSheet
{
    private readonly List<long> _values = [];
    private readonly List<IReadOnlyList<Selection>> _parts = [];

    /// <summary>Adds a count.</summary>
    /// <param name="count">The count.</param>
    /// <param name="parts">What is counted, of all genders; several add up.</param>
    public GenderCells Add(GenderCount count, params Selection[] parts)
    {
        var first = _values.Count;
        _values.AddRange([count.Women + count.Men + count.Others, count.Women, count.Men, count.Others]);
        _parts.AddRange(new int?[] { null, 0, 1, 2 }.Select(gender => parts.Select(part => part with { Gender = gender }).ToArray()));
        return new GenderCells(first, first + 1, first + 2, first + 3);
    }

    /// <summary>True for each cell that is withheld.</summary>
    public bool[] Withhold(ShownStatistic shown) => [.. _parts.Zip(_values, (parts, value) => !shown.Shows(parts, value))];

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
