using Finsam.Participants.Domain;
using Xunit;
using static Finsam.Participants.Domain.ParticipantsReason;

namespace Finsam.Participants.Tests.Domain;

public class RegistrationRulesTests
{
    private static readonly InsatsBook Insatser = new(
        [new NamedInsats("301", "ludvika", default) { StartsOn = new DateOnly(2016, 1, 1), EndsOn = new DateOnly(2017, 6, 30) }], ["ludvika"]);

    [Fact]
    public void Days_within_the_insats_period_break_nothing()
    {
        Assert.Empty(Broken(Good with { EnrolledOn = new DateOnly(2016, 1, 1), ClosedOn = new DateOnly(2017, 6, 30) }));
        Assert.Empty(Broken(Good with { Insats = "302", EnrolledOn = new DateOnly(1999, 1, 1) }));
    }

    [Fact]
    public void Enrolled_before_and_closed_after_the_insats_are_both_told() => Assert.Equal(
        [(OutsideInsatsPeriod, "enrolled_on"), (OutsideInsatsPeriod, "closed_on")],
        Broken(Good with { EnrolledOn = new DateOnly(2015, 12, 31), ClosedOn = new DateOnly(2017, 7, 1) }));

    [Fact]
    public void A_closure_without_measurement_has_none() => Assert.Equal(
        ["closure_outcome", "support_after", "occupation_after", "goal_met", "plan_at_closure", "followup_12m"],
        Broken(Good with
        {
            ClosedOn = new DateOnly(2017, 1, 1),
            ClosureReason = "7",
            ClosureOutcome = "sickness_compensation",
            SupportAfter = ["none"],
            OccupationAfter = ["work:50"],
            GoalMet = false,
            PlanAtClosure = true,
            Followup12m = "work",
        }).Select(broken => broken.Field));

    [Theory]
    [InlineData(2001, true)]
    [InlineData(2000, false)]
    [InlineData(1952, false)]
    [InlineData(1951, true)]
    public void Ages_outside_16_to_64_are_odd(int birthYear, bool isOdd) =>
        Assert.Equal(isOdd ? [AgeUnusual] : [], Odd(Good with { BirthYear = birthYear }));

    [Fact]
    public void Late_consent_and_more_than_full_time_are_odd() => Assert.Equal(
        [ConsentAfterEnrollment, MoreThanFullTime],
        Odd(Good with { ConsentOn = new DateOnly(2016, 3, 2), OccupationBefore = ["work:75", "studies:50", "other"] }));

    private static RegisteredParticipation Good => new()
    {
        Participation = "D1", Insats = "301", Registration = "named", Gender = "woman", EnrolledOn = new DateOnly(2016, 3, 1),
    };

    private static IEnumerable<(ParticipantsReason Reason, string Field)> Broken(RegisteredParticipation participation) =>
        RegistrationRules.Broken(participation, Insatser).Select(refusal => ((ParticipantsReason)refusal.Reason, refusal.Field));

    private static IEnumerable<ParticipantsReason> Odd(RegisteredParticipation participation) =>
        RegistrationRules.Odd(participation).Select(refusal => (ParticipantsReason)refusal.Reason);
}
