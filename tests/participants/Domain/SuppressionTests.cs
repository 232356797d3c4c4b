using Finsam.Participants.Domain;
using Xunit;

namespace Finsam.Participants.Tests.Domain;

public class SuppressionTests
{
    private static readonly Suppression FiveWithGender = new(5, [new Split(0, 1, 2)]);

    [Fact]
    public void Nothing_is_withheld_where_no_limit_is_set() =>
        Assert.Empty(new Suppression(1, [new Split(0, 1, 2)]).Choose([[1, 1, 0]], [1, 1, 0], None).Rows);

    [Fact]
    public void A_table_without_small_counts_is_shown_whole() =>
        Assert.Empty(FiveWithGender.Choose([[20, 10, 10], [30, 15, 15], [0, 0, 0]], [50, 25, 25], None).Rows);

    [Fact]
    public void A_small_row_takes_the_next_smallest_with_it()
    {
        var withheld = FiveWithGender.Choose([[40, 20, 20], [3, 3, 0], [14, 7, 7]], [57, 30, 27], None);
        Assert.Equal([1, 2], withheld.Rows.Order());
        Assert.False(withheld.Total);
    }

    [Fact]
    public void What_is_withheld_together_never_adds_up_to_a_small_count()
    {
        // Rows 0 and 1 hide each other, but their women add up to 4.
        var withheld = FiveWithGender.Choose([[12, 2, 10], [12, 2, 10], [50, 25, 25]], [74, 29, 45], None);
        Assert.Equal([0, 1, 2], withheld.Rows.Order());
    }

    [Fact]
    public void A_row_that_cannot_hide_among_others_hides_the_total()
    {
        var withheld = FiveWithGender.Choose([[3, 3, 0], [0, 0, 0]], [3, 3, 0], None);
        Assert.Equal([0], withheld.Rows);
        Assert.True(withheld.Total);
    }

    [Fact]
    public void A_few_of_neither_gender_are_a_small_count_too() =>
        Assert.Contains(0, FiveWithGender.Choose([[22, 10, 10], [30, 15, 15]], [52, 25, 25], None).Rows);

    [Fact]
    public void A_row_that_holds_a_withheld_one_is_withheld() =>
        Assert.Equal(
            [0, 1, 2],
            FiveWithGender.Choose([[3, 3, 0], [23, 13, 10], [14, 7, 7], [40, 20, 20]], [60, 30, 30], (one, other) => one + other == 1)
                .Rows.Order());

    [Fact]
    public void What_the_rows_leave_of_the_total_is_protected_as_a_row() =>
        Assert.Equal([0], FiveWithGender.Choose([[20, 10, 10], [30, 15, 15]], [52, 27, 25], None).Rows);

    [Fact]
    public void In_random_tables_no_withheld_count_can_be_worked_out_from_the_total()
    {
        var random = new Random(20170131);
        for (var round = 0; round < 2000; round++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 7)).Select(_ => RandomRow(random)).ToList();
            var total = Enumerable.Range(0, 3).Select(column => rows.Sum(row => row[column])).ToArray();
            var withheld = FiveWithGender.Choose(rows, total, None);
            for (var row = 0; row < rows.Count; row++)
            {
                Assert.True(withheld.Rows.Contains(row) || !rows[row].Any(count => count is >= 1 and <= 4));
            }

            if (!withheld.Total && withheld.Rows.Count > 0)
            {
                Assert.True(withheld.Rows.Count > 1);
                Assert.All(Enumerable.Range(0, 3), column =>
                    Assert.False(withheld.Rows.Sum(row => rows[row][column]) is >= 1 and <= 4));
            }
        }
    }

    private static long?[] RandomRow(Random random)
    {
        long women = random.Next(0, 12), men = random.Next(0, 12);
        return [women + men, women, men];
    }

    private static bool None(int one, int other) => false;
}
