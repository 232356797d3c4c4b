using Finsam.Participants.V1;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>401 has nobody that is personuppgiftsansvarig: persons count in it, and none is known by it.</summary>
public class UncontrolledInsatsTests
{
    private const string Person = "19990101-uncontrolled";

    [Fact]
    public async Task Rows_of_one_person_count_as_one_individual_and_no_identity_is_kept()
    {
        var scenario = await ParticipantsScenario.StartAsync(insatser: ["401"]);
        await scenario.ImportAsync(
            $"insats=401 participation=D1 person={Person} closed_on=2017-03-01",
            $"insats=401 participation=D2 person={Person} enrolled_on=2017-03-01 closed_on=2017-04-01");
        var enrollment = scenario.Enrollment(Person, "401", "D3");
        enrollment.Participation.EnrolledOn = "2017-04-01";
        await scenario.Staff.EnrollAsync(enrollment);
        Assert.Equal("1", await scenario.UniqueAsync());
        Assert.Equal(1, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.person where forbund_id = @forbund"));
        Assert.DoesNotContain(Person, await scenario.DumpAsync());
    }

    [Fact]
    public async Task A_person_is_counted_once_over_insatser_with_and_without_controller()
    {
        var scenario = await ParticipantsScenario.StartAsync(insatser: ["301", "401"]);
        await scenario.ImportAsync($"insats=401 participation=D1 person={Person}", $"insats=301 participation=D2 person={Person}");
        Assert.Equal("1", await scenario.UniqueAsync());
        Assert.Equal(1, await scenario.CountAsync(
            "select count(*) from identity.person where forbund_id = @forbund and controller = 'ludvika'"));
    }

    [Fact]
    public async Task An_identity_does_not_follow_to_where_nobody_is_controller()
    {
        var scenario = await ParticipantsScenario.StartAsync(insatser: ["301", "401"]);
        await scenario.ImportAsync($"insats=301 participation=D1 person={Person}", $"insats=401 participation=D2 person={Person}");
        await scenario.ImportAsync("insats=401 participation=D1");
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.person where forbund_id = @forbund"));
        Assert.Equal("1", await scenario.UniqueAsync());
    }
}
