namespace Finsam.Participants.Domain;

/// <summary>
/// What somebody who sees the other cells can work out of those that are withheld, by adding and subtracting whatever adds up: the unknowns
/// that the rules determine, by elimination. It is made modulo a prime, so that it is exact.
/// </summary>
internal sealed class LinearAttack
{
    private const long Prime = int.MaxValue;

    // Each row is of one pivot and of unknowns that no row is of.
    private readonly Dictionary<int, Dictionary<int, long>> _rows = [];

    /// <summary>Uses all rules at once.</summary>
    /// <param name="rules">What adds up.</param>
    /// <param name="withheld">The unknowns.</param>
    public LinearAttack(IEnumerable<SumRule> rules, bool[] withheld)
    {
        foreach (var rule in rules)
        {
            var row = new Dictionary<int, long>();
            Add(row, rule.Left.Where(cell => withheld[cell]), 1);
            Add(row, rule.Right.Where(cell => withheld[cell]), Prime - 1);
            Use(row);
        }
    }

    /// <summary>True when the cell, which is withheld, can be worked out.</summary>
    public bool Finds(int cell) => _rows.TryGetValue(cell, out var row) && row.Count == 1;

    private static void Add(Dictionary<int, long> row, IEnumerable<int> cells, long factor)
    {
        foreach (var cell in cells)
        {
            Add(row, cell, factor);
        }
    }

    private static void Add(Dictionary<int, long> row, int cell, long factor)
    {
        var sum = (row.GetValueOrDefault(cell) + factor) % Prime;
        if (sum == 0)
        {
            row.Remove(cell);
        }
        else
        {
            row[cell] = sum;
        }
    }

    private void Use(Dictionary<int, long> row)
    {
        foreach (var pivot in row.Keys.Where(_rows.ContainsKey).ToList())
        {
            Subtract(row, _rows[pivot], row[pivot]);
        }

        if (row.Count == 0)
        {
            return;
        }

        var (unknown, factor) = row.First();
        var inverse = Power(factor, Prime - 2);
        foreach (var cell in row.Keys.ToList())
        {
            row[cell] = row[cell] * inverse % Prime;
        }

        foreach (var other in _rows.Values.Where(other => other.ContainsKey(unknown)))
        {
            Subtract(other, row, other[unknown]);
        }

        _rows.Add(unknown, row);
    }

    private static void Subtract(Dictionary<int, long> row, Dictionary<int, long> other, long times)
    {
        foreach (var (cell, factor) in other)
        {
            Add(row, cell, Prime - (factor * times % Prime));
        }
    }

    private static long Power(long number, long exponent)
    {
        var power = 1L;
        for (; exponent > 0; exponent >>= 1, number = number * number % Prime)
        {
            power = (exponent & 1) == 1 ? power * number % Prime : power;
        }

        return power;
    }
}
