using Finsam.Reporting.Domain;
using Finsam.Reporting.Goals;
using Xunit;

namespace Finsam.Reporting.Tests.Goals;

public class GoalHistoriesTests
{
    private static readonly ReportGoal Goal = new("1a", "Mål", null, "closures.goal_met", ">=", 15, null, "");

    [Fact]
    public void Earlier_reports_tell_how_a_goal_went_and_what_is_stated_goes_before_them()
    {
        var earlier = Earlier(2016, Goal with { Target = 12 }, 12, "met");
        var history = Assert.Single(GoalHistories.Of([Goal], [earlier])!);
        Assert.Equal(new GoalYear("2016", 12, 12, "met"), Assert.Single(history.Years));
        GoalYear[] stated = [new("2015", null, 3, null)];
        Assert.Equal(stated, Assert.Single(GoalHistories.Of([Goal with { Previous = stated }], [earlier])!).Years);
    }

    [Fact]
    public void A_code_that_stood_for_another_goal_has_no_history() =>
        Assert.Null(GoalHistories.Of([Goal], [Earlier(2016, Goal with { Measure = "rating" }, 3, "met")]));

    [Theory]
    [InlineData(15, "met")]
    [InlineData(14, "not_met")]
    public void A_status_that_is_not_stated_follows_from_outcome_and_target(int outcome, string status)
    {
        Assert.Equal(status, GoalJudgement.StatusOf(Goal, new ComposedCell(outcome)));
        Assert.Equal("partly", GoalJudgement.StatusOf(Goal with { Status = "partly" }, new ComposedCell(outcome)));
        Assert.Null(GoalJudgement.StatusOf(Goal, ComposedCell.Empty));
    }

    private static ComposedReport Earlier(int year, ReportGoal goal, decimal outcome, string status)
    {
        var table = Make.Table("mal", "antal", ["Mål", "Utfall", "Status"], ("1a", [goal.Target, outcome, null])) with { Of = "mal" };
        var row = table.Rows[0] with { Cells = [table.Rows[0].Cells[0], table.Rows[0].Cells[1], new ComposedCell(null, Text: status)] };
        var period = new ReportPeriod(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return new ComposedReport(Make.Definition() with { Period = period, Goals = [goal] }, [table with { Rows = [row] }]);
    }
}
