namespace Finsam.Participants.Tests.SmallCells;

/// <summary>
/// Somebody who has seen figures, knows whom each counts (but not how many of those there are), and adds and subtracts. Counts modulo a prime of
/// its own.
/// </summary>
internal sealed class Attacker(int unknowns)
{
    private const long Prime = 1_000_003;

    private readonly List<(int Pivot, long[] Row)> _rows = [];

    /// <summary>Sees how many some unknowns are together.</summary>
    public void See(IEnumerable<int> set)
    {
        var row = Reduced(set);
        var pivot = Array.FindIndex(row, number => number != 0);
        if (pivot < 0)
        {
            return;
        }

        var inverse = Power(row[pivot], Prime - 2);
        _rows.Add((pivot, [.. row.Select(number => number * inverse % Prime)]));
    }

    /// <summary>True when how many some unknowns are together can be worked out.</summary>
    public bool WorksOut(IEnumerable<int> set) => Array.TrueForAll(Reduced(set), number => number == 0);

    private long[] Reduced(IEnumerable<int> set)
    {
        var row = new long[unknowns];
        foreach (var unknown in set)
        {
            row[unknown] = 1;
        }

        foreach (var (pivot, other) in _rows)
        {
            if (row[pivot] is not 0 and var factor)
            {
                for (var i = 0; i < unknowns; i++)
                {
                    row[i] = (row[i] + ((Prime - factor) * other[i])) % Prime;
                }
            }
        }

        return row;
    }

    private static long Power(long number, long exponent) =>
        exponent == 0 ? 1 : exponent % 2 == 1 ? number * Power(number, exponent - 1) % Prime : Power(number * number % Prime, exponent / 2);
}
