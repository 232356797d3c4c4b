namespace Finsam.Participants.Domain;

/// <summary>
/// Which single cells are withheld where counts from 1 to k − 1 are small. Others are withheld with them, the smallest first, until no small
/// one can be worked out by adding and subtracting (<see cref="LinearAttack"/>), and until what is known of several together is not small.
/// Zeros are shown: they are about nobody.
/// </summary>
/// <param name="k">The förbund's k; 1 withholds nothing.</param>
/// <param name="values">The counts.</param>
/// <param name="rules">What adds up.</param>
internal sealed class CellSuppression(int k, IReadOnlyList<long> values, IReadOnlyList<SumRule> rules)
{
    /// <summary>True for each cell that is withheld.</summary>
    /// <param name="unseen">Cells that are not shown anyway, and that nobody is to work out either where they are small.</param>
    public bool[] Choose(IEnumerable<int> unseen)
    {
        var withheld = values.Select(IsSmall).ToArray();
        foreach (var cell in unseen)
        {
            withheld[cell] = true;
        }

        // Each round withholds a cell at least, so that there are no more rounds than cells.
        while (Array.Exists(withheld, one => one) && Exposing(withheld) is { Count: > 0 } exposing && Cover(exposing, withheld))
        {
        }

        return withheld;
    }

    private bool IsSmall(long count) => count >= 1 && count < k;

    private List<SumRule> Exposing(bool[] withheld)
    {
        var attack = new LinearAttack(rules, withheld);
        return [.. rules.Where(rule => IsSmallTogether(rule, withheld) || rule.Cells.Any(IsFound))];

        bool IsFound(int cell) => withheld[cell] && IsSmall(values[cell]) && attack.Finds(cell);
    }

    // Cells that are withheld on one side only are known together.
    private bool IsSmallTogether(SumRule rule, bool[] withheld)
    {
        var left = rule.Left.Where(cell => withheld[cell]).ToList();
        var right = rule.Right.Where(cell => withheld[cell]).ToList();
        return left.Count == 0 != (right.Count == 0) && IsSmall(left.Concat(right).Sum(cell => values[cell]));
    }

    // Where a rule has nothing left to withhold, the smallest of all is.
    private bool Cover(List<SumRule> exposing, bool[] withheld)
    {
        var any = false;
        foreach (var rule in exposing)
        {
            any |= WithholdSmallest(rule.Cells, withheld);
        }

        return any || WithholdSmallest(Enumerable.Range(0, values.Count), withheld);
    }

    private bool WithholdSmallest(IEnumerable<int> cells, bool[] withheld)
    {
        var candidates = cells.Where(cell => !withheld[cell] && values[cell] > 0);
        if (candidates.OrderBy(cell => values[cell]).Select(cell => (int?)cell).FirstOrDefault() is not { } smallest)
        {
            return false;
        }

        withheld[smallest] = true;
        return true;
    }
}
