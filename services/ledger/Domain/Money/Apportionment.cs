namespace Finsam.Ledger.Domain.Money;

/// <summary>
/// Divides an amount into whole öre by weights so that the parts sum to it exactly: each part gets the whole öre of its exact share, and
/// what is left goes, one öre each, to the parts with the largest fractions, the first of equals first (the largest remainder method).
/// </summary>
internal static class Apportionment
{
    /// <summary>Largest weight: with the largest amount its product is far from overflow.</summary>
    public const long LargestWeight = 1_000_000_000_000;

    /// <summary>The parts, in the order of the weights. A negative amount is divided as its positive and turned.</summary>
    /// <exception cref="ArgumentException">A weight is negative or too large, or none is positive.</exception>
    public static long[] Divide(long ore, IReadOnlyList<long> weights)
    {
        var whole = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        if (whole <= 0 || weights.Any(weight => weight is < 0 or > LargestWeight))
        {
            throw new ArgumentException($"Weights are 0 to {LargestWeight}, and one is positive.", nameof(weights));
        }

        var amount = Int128.Abs(ore);
        var parts = weights.Select(weight => (long)(amount * weight / whole)).ToArray();
        var left = (int)(amount - parts.Aggregate(Int128.Zero, (sum, part) => sum + part));
        var next = Enumerable.Range(0, weights.Count).OrderByDescending(i => amount * weights[i] % whole).ThenBy(i => i).Take(left);
        foreach (var i in next)
        {
            parts[i]++;
        }

        return ore < 0 ? [.. parts.Select(part => -part)] : parts;
    }
}
