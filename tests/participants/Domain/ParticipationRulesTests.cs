using Finsam.Participants.Domain;
using Xunit;
using static Finsam.Participants.Domain.ParticipantsReason;

namespace Finsam.Participants.Tests.Domain;

public class ParticipationRulesTests
{
    [Fact]
    public void A_good_participation_is_read_in_full()
    {
        var (participation, refusals) = Drafts.Check(Drafts.Good);
        Assert.Empty(refusals);
        Assert.NotNull(participation);
        Assert.Equal((1980, 2.5m), (participation.BirthYear, participation.PublicSupportYears));
        Assert.Equal(new DateOnly(2017, 3, 1), participation.EnrolledOn);
        Assert.Equal(["social_assistance"], participation.SupportBefore);
        Assert.Null(participation.ClosedOn);
    }

    [Fact]
    public void Every_violation_is_told_at_once()
    {
        var refused = Drafts.Refused(Drafts.Good with
        {
            Insats = "999",
            Gender = "kvinna",
            BirthYear = "åttio",
            PublicSupportYears = "2,5",
            EnrolledOn = "2017-13-01",
            GoalMet = "ja",
            SupportBefore = ["lön"],
        });
        Assert.Equal(
            [
                (InsatsUnknown, "insats"), (ValueInvalid, "enrolled_on"), (CodeUnknown, "gender"), (ValueInvalid, "birth_year"),
                (ValueInvalid, "public_support_years"), (CodeUnknown, "support_before"), (ValueInvalid, "goal_met"),
            ],
            refused);
    }

    [Fact]
    public void What_must_be_given_is_missed() => Assert.Equal(
        ["participation", "insats", "enrolled_on", "registration", "gender"],
        Drafts.Refused(new ParticipationDraft()).Select(refusal => refusal.Field));

    [Fact]
    public void A_person_needs_consent_but_no_controller()
    {
        Assert.Equal([(PersonNotNamed, "person")], Drafts.Refused(Drafts.Good with { Registration = "anonymous" }));
        Assert.Empty(Drafts.Refused(Drafts.Good with { Insats = "302" }));
    }

    [Fact]
    public void A_code_is_accepted_only_while_its_list_has_it()
    {
        Assert.Equal([(ReferrerUnknown, "referrer")], Drafts.Refused(Drafts.Good with { Referrer = "care" }));
        Assert.Empty(Drafts.Refused(Drafts.Good with { Referrer = "care", EnrolledOn = "2018-01-01" }));
    }

    [Theory]
    [InlineData("2017-02-28", "2", "", ClosedBeforeEnrolled)]
    [InlineData("", "2", "", ReasonWithoutClosing)]
    [InlineData("2017-06-01", "1", "", OutcomeMissing)]
    [InlineData("2017-06-01", "1", "sickness_compensation", OutcomeMissing)]
    [InlineData("2017-06-01", "2", "work", OutcomeNotAccepted)]
    [InlineData("2017-06-01", "", "work", OutcomeNotAccepted)]
    public void An_avslut_that_contradicts_itself_is_refused(string closedOn, string reason, string outcome, ParticipantsReason expected)
    {
        var draft = Drafts.Good with { ClosedOn = closedOn, ClosureReason = reason, ClosureOutcome = outcome };
        Assert.Equal([expected], Drafts.Refused(draft).Select(refusal => refusal.Reason));
    }

    [Theory]
    [InlineData("2017-03-01", "", "")]
    [InlineData("2017-06-01", "1", "work")]
    [InlineData("2017-06-01", "3", "sickness_compensation")]
    [InlineData("2017-06-01", "2", "")]
    public void An_avslut_as_the_format_has_it_is_accepted(string closedOn, string reason, string outcome) =>
        Assert.Empty(Drafts.Refused(Drafts.Good with { ClosedOn = closedOn, ClosureReason = reason, ClosureOutcome = outcome }));

    [Fact]
    public void A_code_of_another_list_is_told_and_a_text_with_a_control_character_refused()
    {
        Assert.Contains("”work”", Assert.Single(Drafts.Check(Drafts.Good with { Gender = "work" }).Refusals).Message);
        Assert.Equal([(TextInvalid, "municipality")], Drafts.Refused(Drafts.Good with { Municipality = "Lud\0vika" }));
    }

    [Theory]
    [InlineData("19121212-1212")]
    [InlineData("1212")]
    [InlineData("tolvan_tolv")]
    public void No_message_repeats_a_persons_key_whichever_column_it_landed_in(string key)
    {
        var shifted = Drafts.Good with
        {
            Insats = key, Registration = key, Gender = key, BirthYear = key, Education = key, PublicSupportYears = key,
            SupportBefore = [key], Referrer = key, EnrolledOn = key, ClosureReason = key, GoalMet = key,
        };
        var (_, refusals) = Drafts.Check(shifted);
        Assert.NotEmpty(refusals);
        Assert.DoesNotContain(refusals, refusal => refusal.ToString().Contains(key, StringComparison.Ordinal));
        Assert.DoesNotContain(key, shifted.ToString());
    }
}
