namespace Finsam.Participants.SmallCells;

/// <summary>
/// Everything that adding and subtracting makes of some sums: the vectors over atoms that they span, kept reduced. Counted modulo a prime, so
/// that it is exact. Rows are never changed, only replaced, so that a copy costs little.
/// </summary>
internal sealed class Elimination
{
    private const long Prime = int.MaxValue;

    // By pivot, of which no other row has any.
    private readonly Dictionary<int, Dictionary<int, long>> _rows;

    /// <summary>Spans nothing.</summary>
    public Elimination() => _rows = [];

    private Elimination(Dictionary<int, Dictionary<int, long>> rows) => _rows = rows;

    /// <summary>Vectors that span it.</summary>
    public IEnumerable<IReadOnlyDictionary<int, long>> Rows => _rows.Values;

    /// <summary>The sum of some atoms.</summary>
    public static Dictionary<int, long> Sum(IEnumerable<int> atoms) => atoms.ToDictionary(atom => atom, _ => 1L);

    /// <summary>The number that a factor and it add up to nothing.</summary>
    public static long Negative(long factor) => Prime - factor;

    /// <summary>Adds some times a vector to another.</summary>
    public static void AddTo(Dictionary<int, long> vector, IReadOnlyDictionary<int, long> other, long times)
    {
        foreach (var (atom, factor) in other)
        {
            var sum = (vector.GetValueOrDefault(atom) + (factor * times)) % Prime;
            if (sum == 0)
            {
                vector.Remove(atom);
            }
            else
            {
                vector[atom] = sum;
            }
        }
    }

    /// <summary>The same, to be added to apart.</summary>
    public Elimination Copy() => new(new Dictionary<int, Dictionary<int, long>>(_rows));

    /// <summary>True when a set can be worked out, or is about nobody.</summary>
    public bool Tells(AtomSet set) => Residual(Sum(set.Atoms)).Count == 0;

    /// <summary>What of a vector the sums do not tell; empty where they tell all of it.</summary>
    public Dictionary<int, long> Residual(IReadOnlyDictionary<int, long> vector)
    {
        var rest = new Dictionary<int, long>(vector);
        foreach (var (atom, factor) in vector)
        {
            if (_rows.TryGetValue(atom, out var row))
            {
                AddTo(rest, row, Negative(factor));
            }
        }

        return rest;
    }

    /// <summary>
    /// Adds a vector: the row that has come by it, and its pivot, which is its first atom; null where the sums told it already.
    /// </summary>
    public (int Pivot, IReadOnlyDictionary<int, long> Row)? Add(IReadOnlyDictionary<int, long> vector)
    {
        var row = Residual(vector);
        if (row.Count == 0)
        {
            return null;
        }

        var pivot = row.Keys.Min();
        Scale(row, Inverse(row[pivot]));
        foreach (var (other, old) in _rows.Where(each => each.Value.ContainsKey(pivot)).ToList())
        {
            var replaced = new Dictionary<int, long>(old);
            AddTo(replaced, row, Negative(old[pivot]));
            _rows[other] = replaced;
        }

        _rows.Add(pivot, row);
        return (pivot, row);
    }

    private static void Scale(Dictionary<int, long> row, long factor)
    {
        foreach (var atom in row.Keys.ToList())
        {
            row[atom] = row[atom] * factor % Prime;
        }
    }

    // Fermat: the power of the prime less two.
    private static long Inverse(long number)
    {
        var power = 1L;
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1, number = number * number % Prime)
        {
            power = (exponent & 1) == 1 ? power * number % Prime : power;
        }

        return power;
    }
}
