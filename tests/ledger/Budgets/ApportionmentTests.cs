using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Tests.Budgets;

public sealed class ApportionmentTests
{
    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(-100, new long[] { 1, 1, 1 }, new long[] { -34, -33, -33 })]
    [InlineData(1_000_000, new long[] { 2, 1, 1 }, new long[] { 500_000, 250_000, 250_000 })]
    [InlineData(10, new long[] { 0, 3, 4 }, new long[] { 0, 4, 6 })]
    [InlineData(0, new long[] { 5, 7 }, new long[] { 0, 0 })]
    public void What_is_left_goes_to_the_largest_fractions_and_the_first_of_equals(long ore, long[] weights, long[] expected) =>
        Assert.Equal(expected, Apportionment.Divide(ore, weights));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Parts_sum_to_the_amount_and_none_is_an_ore_from_its_exact_share(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            var weights = Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.NextInt64(0, Apportionment.LargestWeight + 1)).ToArray();
            weights[random.Next(weights.Length)] = 1 + random.NextInt64(Apportionment.LargestWeight);
            var ore = random.NextInt64(-Ore.Largest, Ore.Largest + 1);

            var parts = Apportionment.Divide(ore, weights);

            Assert.Equal(ore, parts.Sum());
            var whole = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
            Assert.All(parts.Zip(weights), pair => Assert.True(Int128.Abs((pair.First * whole) - ((Int128)ore * pair.Second)) < whole));
        }
    }

    [Theory]
    [InlineData(new long[] { 0, 0 })]
    [InlineData(new long[] { })]
    [InlineData(new long[] { 2, -1 })]
    public void Weights_that_divide_nothing_are_refused(long[] weights) =>
        Assert.Throws<ArgumentException>(() => Apportionment.Divide(100, weights));
}
