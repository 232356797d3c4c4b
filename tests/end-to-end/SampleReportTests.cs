namespace Finsam.EndToEnd.Tests;

public sealed class SampleReportTests
{
    [Theory]
    [InlineData(2016, 2017)]
    [InlineData(2017, 2016)]
    public async Task Both_years_have_their_published_figures_in_whatever_order_they_are_loaded(int first, int second)
    {
        using var forbund = await SampleForbund.CreateAsync();
        await forbund.LoadAsync(first);
        await forbund.AssertFiguresAsync(first);
        await forbund.LoadAsync(second);
        await forbund.AssertFiguresAsync(second);
        await forbund.AssertFiguresAsync(first);
    }

    [Fact]
    public async Task Loading_the_same_folder_again_creates_and_changes_nothing()
    {
        using var forbund = await SampleForbund.CreateAsync();
        var first = await forbund.LoadAsync(2017);
        var postings = await forbund.CountPostingsAsync();
        Assert.True(first.Created > 800, $"{first}");
        var second = await forbund.LoadAsync(2017);
        Assert.Equal((0, 0, first.Created + first.Changed), (second.Created, second.Changed, second.Unchanged));
        Assert.Equal(postings, await forbund.CountPostingsAsync());
        await forbund.AssertFiguresAsync(2017);
    }

    [Fact]
    public async Task Putting_an_older_file_back_takes_effect_again()
    {
        using var forbund = await SampleForbund.CreateAsync();
        await forbund.LoadAsync(2017);
        forbund.Replace(2017, "budget-2017.csv", "-155000.00", "-156000.00");
        Assert.Equal(1, (await forbund.LoadAsync(2017)).Changed);
        forbund.Replace(2017, "budget-2017.csv", "-156000.00", "-155000.00");
        Assert.Equal(1, (await forbund.LoadAsync(2017)).Changed);
        await forbund.AssertFiguresAsync(2017);
    }
}
