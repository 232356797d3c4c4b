using Finsam.Participants.SmallCells;
using Xunit;

namespace Finsam.Participants.Tests.SmallCells;

/// <summary>What an attacker works out of the answers of a group and its insatser.</summary>
public class GroupAnswersTests
{
    private const int K = 5;

    [Fact]
    public void Nothing_small_is_worked_out()
    {
        var random = new Random(7);
        for (var round = 0; round < 1_000; round++)
        {
            var (answers, count) = (random.Next(0, 6), random.Next(1, 6));
            var units = Enumerable.Range(0, count)
                .Select(_ => Enumerable.Range(0, answers).Select(_ => random.Next(3) == 0 ? 0L : random.Next(0, 25)).ToArray()).ToList();
            var answered = units.ConvertAll(unit => answers == 0 ? random.Next(0, 20) : unit.Sum());
            var shown = new GroupAnswers(K, units, answered);
            var attacker = new Attacker(count * Math.Max(answers, 1));
            var small = new List<int[]>();
            foreach (var unit in Enumerable.Range(-1, count + 1))
            {
                foreach (var answer in Enumerable.Range(-1, answers + 1))
                {
                    int? one = unit < 0 ? null : unit;
                    int[] set = [.. Enumerable.Range(0, count * Math.Max(answers, 1)).Where(atom =>
                        (unit < 0 || atom / Math.Max(answers, 1) == unit) && (answer < 0 || atom % answers == answer))];
                    var n = Enumerable.Range(0, count).Where(each => unit < 0 || each == unit)
                        .Sum(each => answer < 0 ? answered[each] : units[each][answer]);
                    if (answer < 0 ? shown.Shows(one) : shown.Shows(one, answer))
                    {
                        Assert.True(n is 0 or >= K);
                        attacker.See(set);
                    }
                    else if (n is >= 1 and < K)
                    {
                        small.Add(set);
                    }
                }
            }

            Assert.DoesNotContain(small, attacker.WorksOut);
        }
    }

    [Fact]
    public void A_group_is_decided_on_as_its_table_in_a_report()
    {
        var random = new Random(8);
        for (var round = 0; round < 500; round++)
        {
            var units = Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 4).Select(_ => (long)random.Next(0, 9)).ToArray()).ToList();
            var group = new GroupAnswers(K, units, units.ConvertAll(unit => unit.Sum()));
            long[] sums = [.. Enumerable.Range(0, 4).Select(answer => units.Sum(unit => unit[answer]))];
            var table = new OneSum(K, sums, sums.Sum());
            Assert.Equal(table.ShowsWhole, group.Shows(null));
            Assert.Equal(Enumerable.Range(0, 4).Select(table.Shows), Enumerable.Range(0, 4).Select(answer => group.Shows(null, answer)));
        }
    }

    [Fact]
    public void A_whole_of_one_in_each_part_is_withheld_with_them()
    {
        Assert.False(new OneSum(K, [1, 1, 1, 1, 1, 0], 5).ShowsWhole);
        Assert.True(new OneSum(K, [2, 1, 1, 1, 1, 0], 6).ShowsWhole);
        var covered = new OneSum(K, [9, 6, 1, 1, 1, 1, 1], 20);
        Assert.Equal((true, true, false), (covered.ShowsWhole, covered.Shows(0), covered.Shows(1)));
    }

    [Fact]
    public void Parts_that_overlap_are_shown_with_what_they_leave()
    {
        Assert.False(new OneSum(K, [3, 2, 2], 4).ShowsWhole);
        var answers = new OneSum(K, [18, 12, 7], 20);
        Assert.Equal((true, false, true, true), (answers.ShowsWhole, answers.Shows(0), answers.Shows(1), answers.Shows(2)));
    }

    [Fact]
    public void Large_answers_are_all_shown()
    {
        var shown = new GroupAnswers(K, [[12, 9, 0], [7, 30, 8]], [21, 45]);
        Assert.All(new int?[] { null, 0, 1 }, unit =>
        {
            Assert.True(shown.Shows(unit));
            Assert.All(Enumerable.Range(0, 3), answer => Assert.True(shown.Shows(unit, answer)));
        });
    }
}
