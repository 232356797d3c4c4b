using System.Numerics;
using Finsam.Participants.Domain;
using Xunit;

namespace Finsam.Participants.Tests.Domain;

public class CellSuppressionTests
{
    private const int K = 5;

    [Fact]
    public void A_small_part_takes_the_smallest_other_with_it()
    {
        Assert.Equal([false, true, true, false], Choose([30, 2, 8, 20], new SumRule([0], [1, 2, 3])));
        Assert.Equal([false, false, false, false], Choose([28, 0, 8, 20], new SumRule([0], [1, 2, 3])));
        Assert.Equal([true, true, false], Choose([2, 2, 0], new SumRule([0], [1, 2])));
    }

    [Fact]
    public void What_is_withheld_is_not_small_together()
    {
        Assert.Equal([false, true, true, true], Choose([12, 1, 2, 9], new SumRule([0], [1, 2, 3])));
        Assert.Equal([false, true, true, false], Choose([15, 2, 3, 10], new SumRule([0], [1, 2, 3])));
    }

    // Of three months in which some started and others were closed, who was there at their ends tells what became of the one that is withheld.
    [Fact]
    public void Stocks_do_not_tell_the_flow_between_them()
    {
        long[] values = [20, 10, 0, 30, 3, 0, 33];
        var withheld = Choose(values, new SumRule([0, 1], [2, 3]), new SumRule([3, 4], [5, 6]));
        Assert.True(withheld[4]);
        Assert.True(withheld[3] || withheld[6]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_attacker_who_adds_and_subtracts_recovers_no_small_count(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var (values, rules) = RandomTable(random, random.Next(1, 5), random.Next(1, 5), random.Next(3, 40));
            var withheld = new CellSuppression(K, values, rules).Choose([]);
            Assert.All(values.Index(), cell => Assert.True(withheld[cell.Index] || cell.Item is 0 or >= K));
            Assert.DoesNotContain(Determined(rules, withheld), cell => values[cell] is >= 1 and < K);
        }
    }

    private static bool[] Choose(long[] values, params SumRule[] rules) => new CellSuppression(K, values, rules).Choose([]);

    // Rows by columns with both totals, and each cell of women and men.
    private static (long[] Values, List<SumRule> Rules) RandomTable(Random random, int rows, int columns, int largest)
    {
        int Cell(int row, int column, int part) => (((row * (columns + 1)) + column) * 3) + part;
        var values = new long[(rows + 1) * (columns + 1) * 3];
        var rules = new List<SumRule>();
        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= columns; column++)
            {
                foreach (var part in new[] { 1, 2 })
                {
                    values[Cell(row, column, part)] = row < rows && column < columns ? random.Next(3) == 0 ? random.Next(4) : random.Next(largest)
                        : row < rows ? Enumerable.Range(0, columns).Sum(other => values[Cell(row, other, part)])
                        : Enumerable.Range(0, rows).Sum(other => values[Cell(other, column, part)]);
                }

                values[Cell(row, column, 0)] = values[Cell(row, column, 1)] + values[Cell(row, column, 2)];
                rules.Add(new SumRule([Cell(row, column, 0)], [Cell(row, column, 1), Cell(row, column, 2)]));
            }
        }

        foreach (var part in new[] { 0, 1, 2 })
        {
            rules.AddRange(Enumerable.Range(0, rows + 1).Select(row =>
                new SumRule([Cell(row, columns, part)], [.. Enumerable.Range(0, columns).Select(column => Cell(row, column, part))])));
            rules.AddRange(Enumerable.Range(0, columns + 1).Select(column =>
                new SumRule([Cell(rows, column, part)], [.. Enumerable.Range(0, rows).Select(row => Cell(row, column, part))])));
        }

        return (values, rules);
    }

    // Elimination once more, with whole numbers and nothing clever.
    private static IEnumerable<int> Determined(List<SumRule> rules, bool[] withheld)
    {
        var unknowns = Enumerable.Range(0, withheld.Length).Where(cell => withheld[cell]).ToArray();
        var matrix = rules.ConvertAll(rule => unknowns.Select(cell =>
            new BigInteger(rule.Left.Count(other => other == cell) - rule.Right.Count(other => other == cell))).ToArray());
        var done = 0;
        for (var column = 0; column < unknowns.Length; column++)
        {
            var found = matrix.FindIndex(done, row => !row[column].IsZero);
            if (found < 0)
            {
                continue;
            }

            (matrix[done], matrix[found]) = (matrix[found], matrix[done]);
            var pivot = matrix[done];
            for (var other = 0; other < matrix.Count; other++)
            {
                if (other != done && !matrix[other][column].IsZero)
                {
                    var factor = matrix[other][column];
                    var row = matrix[other].Select((number, i) => (number * pivot[column]) - (pivot[i] * factor)).ToArray();
                    var divisor = row.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
                    matrix[other] = divisor.IsZero ? row : [.. row.Select(number => number / divisor)];
                }
            }

            done++;
        }

        return matrix.Where(row => row.Count(number => !number.IsZero) == 1).Select(row => unknowns[Array.FindIndex(row, number => !number.IsZero)]);
    }
}
