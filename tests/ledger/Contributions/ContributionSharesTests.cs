using Finsam.Ledger.Domain.Contributions;
using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Tests.Contributions;

public sealed class ContributionSharesTests
{
    [Fact]
    public void The_state_pays_half_the_region_a_quarter_and_municipalities_a_quarter_by_key() => Assert.Equal(
        [2_400_000, 770_000, 1_200_000, 430_000],
        ContributionShares.Divide(4_800_000, [("state", 1), ("municipality", 77), ("region", 1), ("municipality", 43)]));

    [Theory]
    [InlineData(5, new long[] { 3, 1, 1, 0 })]
    [InlineData(3, new long[] { 1, 1, 1, 0 })]
    [InlineData(2, new long[] { 1, 1, 0, 0 })]
    public void Ore_that_are_left_go_to_the_largest_fractions_and_the_first_of_equals(long total, long[] expected) => Assert.Equal(
        expected, ContributionShares.Divide(total, [("state", 1), ("region", 1), ("municipality", 1), ("municipality", 1)]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Parts_sum_to_the_total_and_no_kind_is_two_ore_from_its_share(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 1000; round++)
        {
            var members = Enumerable.Range(0, random.Next(1, 15)).Select(_ => ("municipality", random.NextInt64(1, 80_000)))
                .Concat([("state", 1L), ("state", 1L), ("region", 5L)]).OrderBy(_ => random.Next()).ToList();
            var total = random.NextInt64(1, Ore.Largest);

            var parts = ContributionShares.Divide(total, members);

            Assert.Equal(total, parts.Sum());
            Assert.All(parts, part => Assert.True(part >= 0));
            Assert.InRange(parts.Where((_, i) => members[i].Item1 == "state").Sum() - (total / 2), 0, 1);
            Assert.InRange(parts.Where((_, i) => members[i].Item1 == "region").Sum() - (total / 4), 0, 1);
        }
    }
}
