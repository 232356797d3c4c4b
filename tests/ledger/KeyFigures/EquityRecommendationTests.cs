using Finsam.Ledger.Domain.KeyFigures;

namespace Finsam.Ledger.Tests.KeyFigures;

public sealed class EquityRecommendationTests
{
    private static readonly (long FromOre, decimal Share)[] Steps = [(0, 0.5m), (1000, 0.2m), (5000, 0.1m)];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(999, 500)]
    [InlineData(1000, 200)]
    [InlineData(4999, 1000)]
    [InlineData(10_000, 1000)]
    public void The_share_of_the_step_that_is_reached_is_of_all_contributions(long contributions, long expected) =>
        Assert.Equal(expected, Ladder(isMarginal: false).Of(contributions));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 500)]
    [InlineData(2000, 700)]
    [InlineData(10_000, 500 + 800 + 500)]
    public void Of_a_marginal_ladder_each_share_is_of_its_own_part(long contributions, long expected) =>
        Assert.Equal(expected, Ladder(isMarginal: true).Of(contributions));

    [Fact]
    public void A_marginal_ladder_never_recommends_less_for_more()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var steps = Enumerable.Range(0, random.Next(1, 8)).Select(i => (i * 1000L, (decimal)random.Next(101) / 100)).ToList();
            var ladder = new EquityRecommendation(default, "", IsMarginal: true, steps);
            var contributions = random.NextInt64(0, 20_000);
            Assert.True(ladder.Of(contributions) <= ladder.Of(contributions + random.NextInt64(0, 5000)));
            Assert.InRange(ladder.Of(contributions), 0, contributions);
        }
    }

    private static EquityRecommendation Ladder(bool isMarginal) => new(new DateOnly(2016, 1, 1), "prov", isMarginal, Steps);
}
