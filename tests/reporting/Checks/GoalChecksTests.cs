using Finsam.Reporting.Checks;
using Finsam.Reporting.Domain;
using Xunit;

namespace Finsam.Reporting.Tests.Checks;

public class GoalChecksTests
{
    [Theory]
    [InlineData(14, "not_met", "Passed")]
    [InlineData(14, "met", "Failed")]
    [InlineData(15, "met", "Passed")]
    [InlineData(15, "not_met", "Failed")]
    [InlineData(15, "partly", "Warning")]
    [InlineData(14, "partly", "Passed")]
    public void The_stated_status_is_held_against_target_and_outcome(int outcome, string status, string expected) =>
        Assert.Equal(expected, Check(new ReportGoal("1a", "Mål", null, "closures.goal_met", ">=", 15, null, status), outcome).Outcome.ToString());

    [Fact]
    public void The_stated_result_is_held_against_what_was_registered()
    {
        var check = Check(new ReportGoal("1a", "Mål", null, "closures.goal_met", ">=", 15, 16, "met"), 14);
        Assert.Equal((CheckOutcome.Failed, "mål 1a"), (check.Outcome, check.Place));
        Assert.Equal("Angivet utfall är 16, men registrerat är 14.", check.Message);
    }

    private static ReportCheck Check(ReportGoal goal, decimal outcome) => Assert.Single(GoalChecks.Of(new ComposedReport(
        Make.Definition() with { Goals = [goal] }, [Make.WithCell("mal", "1a", "Utfall", new ComposedCell(outcome)) with { Of = "mal" }])));
}
