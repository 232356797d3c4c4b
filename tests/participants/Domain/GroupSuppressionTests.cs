using Finsam.Participants.Domain;
using Xunit;

namespace Finsam.Participants.Tests.Domain;

/// <summary>What an attacker works out by subtracting what is shown from what is shown.</summary>
public sealed class GroupSuppressionTests
{
    private const int K = 5;

    [Fact]
    public void Nothing_that_is_left_by_what_is_shown_is_small()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var answers = random.Next(0, 6);
            var units = Enumerable.Range(0, random.Next(1, 6))
                .Select(_ => Enumerable.Range(0, answers).Select(_ => random.Next(3) == 0 ? 0L : random.Next(0, 25)).ToArray()).ToList();
            var answered = units.ConvertAll(unit => answers == 0 ? random.Next(0, 20) : unit.Sum());
            var withheld = GroupSuppression.Choose(K, units, answered);
            var shown = Enumerable.Range(0, units.Count).Where(unit => !withheld.Units.Contains(unit)).ToList();
            if (withheld.Everything)
            {
                Assert.Empty(shown);
                continue;
            }

            NotSmall(answered.Sum());
            NotSmall(answered.Sum() - shown.Sum(unit => answered[unit]));
            Assert.All(shown, unit => NotSmall(answered[unit]));
            long total = 0;
            for (var answer = 0; answer < answers; answer++)
            {
                if (!withheld.Answers.Contains(answer))
                {
                    var ofGroup = units.Sum(unit => unit[answer]);
                    total += ofGroup;
                    NotSmall(ofGroup);
                    NotSmall(ofGroup - shown.Sum(unit => units[unit][answer]));
                    Assert.All(shown, unit => NotSmall(units[unit][answer]));
                }
            }

            if (answers > 0)
            {
                NotSmall(answered.Sum() - total);
                Assert.NotEqual(1, withheld.Answers.Count);
                Assert.All(shown, unit => NotSmall(
                    answered[unit] - Enumerable.Range(0, answers).Where(answer => !withheld.Answers.Contains(answer)).Sum(answer => units[unit][answer])));
            }

            Assert.NotEqual(1, withheld.Units.Count(unit => answered[unit] > 0 && shown.Count > 0));
        }
    }

    [Fact]
    public void Large_counts_are_shown()
    {
        var withheld = GroupSuppression.Choose(K, [[10, 20], [30, 0]], [30, 30]);
        Assert.False(withheld.Everything);
        Assert.Empty(withheld.Answers);
        Assert.Empty(withheld.Units);
    }

    private static void NotSmall(long count) => Assert.False(count is >= 1 and < K, $"{count} is small");
}
