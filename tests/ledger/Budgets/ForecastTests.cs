using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Budgets;
using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.Tests.Budgets;

public sealed class ForecastTests
{
    private static readonly DaySpan Year = new(new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31));
    private static readonly DateOnly EndOfAugust = new(2017, 8, 31);

    [Fact]
    public void Months_after_the_day_remain_whole_and_a_row_over_it_for_its_days()
    {
        var months = Months.Of(Year)!.Select(month => Row("301", "", month, -100));
        var line = Assert.Single(Forecast.Of([.. months, Row("301", "", Year, -36_500)], [("301", "5010", -900)], EndOfAugust));
        Assert.Equal((-37_700, -900, -400 - 12_200, -13_500), (line.BudgetOre, line.OutcomeOre, line.RemainingOre, line.ForecastOre));
    }

    [Fact]
    public void What_is_booked_on_accounts_that_no_row_names_counts_on_the_project()
    {
        var lines = Forecast.Of(
            [Row("301", "5010", Year, -1000), Row("302", "", Year, -500)],
            [("301", "5010", -10), ("301", "7010", -20), ("302", "5010", -30), ("", "3010", 40)],
            Year.Last);
        Assert.Equal(
            [("", "", 40), ("301", "", -20), ("301", "5010", -10), ("302", "", -30)],
            lines.Select(line => (line.Project, line.Account, line.ForecastOre)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Nothing_booked_and_nothing_budgeted_is_lost_whatever_the_day(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var budget = Enumerable.Range(0, random.Next(1, 40)).Select(_ =>
            {
                var first = Year.First.AddDays(random.Next(365));
                var last = first.AddDays(random.Next(Year.Last.DayNumber - first.DayNumber + 1));
                return Row(Project(), Account(), new DaySpan(first, last), random.Next(-9999, 9999));
            }).ToList();
            var booked = Enumerable.Range(0, random.Next(30)).Select(_ => (Project(), Account(), (long)random.Next(-9999, 9999))).ToList();
            var day = Year.First.AddDays(random.Next(365));

            var lines = Forecast.Of(budget, booked, day);

            Assert.Equal(budget.Sum(row => row.AmountOre), lines.Sum(line => line.BudgetOre));
            Assert.Equal(booked.Sum(row => row.Item3), lines.Sum(line => line.OutcomeOre));
            Assert.Equal(lines.Count, lines.Select(line => (line.Project, line.Account)).Distinct().Count());
            Assert.All(Forecast.Of(budget, booked, Year.Last), line => Assert.Equal(line.OutcomeOre, line.ForecastOre));
        }

        string Project() => $"30{random.Next(3)}";
        string Account() => random.Next(2) == 0 ? "" : $"50{random.Next(10, 13)}";
    }

    [Theory]
    [InlineData("2017-01-01", "2017-12-31", 12)]
    [InlineData("2016-02-01", "2016-02-29", 1)]
    [InlineData("2017-01-02", "2017-12-31", 0)]
    [InlineData("2017-01-01", "2017-12-30", 0)]
    public void Only_whole_months_are_months(string first, string last, int count) =>
        Assert.Equal(count, Months.Of(new DaySpan(DateOnly.Parse(first, null), DateOnly.Parse(last, null)))?.Count ?? 0);

    private static BudgetRow Row(string project, string account, DaySpan span, long ore) =>
        new("revised", Year.First, project, account, span, ore);
}
