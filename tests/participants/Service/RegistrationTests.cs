using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>What is registered of consent, ground and occupations, and what registering is refused for or warned of.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task Consent_ground_and_occupations_are_kept_apart_through_closing_and_correcting()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var request = scenario.Enrollment("P1", participation: "D1");
        request.Participation.ConsentKind = "written";
        request.Participation.ConsentOn = "2017-01-30";
        request.Participation.LegalGround = "public_interest";
        request.Participation.OccupationBefore.Add([Share("work", 50), Share("studies", 25), Share("other")]);
        var enrolled = await scenario.Staff.EnrollAsync(request);
        Assert.Empty(enrolled.Warnings);
        Assert.Equal(request.Participation, enrolled.Participation);

        var closing = Closing(scenario);
        closing.OccupationAfter.Add(Share("work", 100));
        var closed = (await scenario.Staff.CloseAsync(closing)).Participation;
        Assert.Equal(
            ("written", "2017-01-30", "public_interest", 3),
            (closed.ConsentKind, closed.ConsentOn, closed.LegalGround, closed.OccupationBefore.Count));
        Assert.Equal([Share("work", 100)], closed.OccupationAfter);

        // A correction leaves what it does not name, and takes away what it says.
        var corrected = await CorrectAsync(scenario, new ParticipationCorrection { LegalGround = "", TakenAway = { "occupation_before" } });
        Assert.Equal(("", "written"), (corrected.Participation.LegalGround, corrected.Participation.ConsentKind));
        Assert.Empty(corrected.Participation.OccupationBefore);
        var versions = await Corrections(scenario).ListParticipationVersionsAsync(
            new ListParticipationVersionsRequest { Forbund = scenario.Forbund, Participation = "D1" });
        Assert.Equal([0, 3, 3], versions.Versions.Select(version => version.Participation.OccupationBefore.Count));

        // Whoever is no longer named has no consent.
        Assert.Equal("", (await CorrectAsync(scenario, new ParticipationCorrection { Registration = "anonymous" })).Participation.ConsentKind);
    }

    [Fact]
    public async Task Consent_without_a_name_and_an_unreadable_share_are_refused_together()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var request = scenario.Enrollment();
        request.Participation.Registration = "anonymous";
        request.Participation.ConsentOn = "2017-01-30";
        request.Participation.OccupationBefore.Add([Share("work", 120), Share("knitting")]);
        var refused = await Refused(() => scenario.Staff.EnrollAsync(request));
        Assert.Equal(
            ["participation.consent_on", "participation.occupation_before", "participation.occupation_before"], TestErrors.Fields(refused).Order());
    }

    [Fact]
    public async Task Outside_the_insats_period_is_refused_with_everything_else()
    {
        var scenario = await StartWithPeriodAsync();
        var request = scenario.Enrollment();
        request.Participation.EnrolledOn = "2016-12-31";
        request.Participation.Gender = "kvinna";
        var refused = await Refused(() => scenario.Staff.EnrollAsync(request));
        Assert.Equal(["participation.enrolled_on", "participation.gender"], TestErrors.Fields(refused).Order());

        await scenario.Staff.EnrollAsync(scenario.Enrollment(participation: "D1"));
        var closing = Closing(scenario);
        (closing.ClosedOn, closing.ClosureReason) = ("2017-12-01", "7");
        Assert.Equal(
            ["closed_on", "closure_outcome", "closure_outcome", "goal_met"],
            TestErrors.Fields(await Refused(() => scenario.Staff.CloseAsync(closing))).Order());
    }

    [Fact]
    public async Task One_person_is_not_twice_in_one_insats_at_once()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P1", participation: "D1"));
        var again = scenario.Enrollment("P1", participation: "D2");
        Assert.Equal(["participation.enrolled_on"], TestErrors.Fields(await Refused(() => scenario.Staff.EnrollAsync(again))));

        // Elsewhere, as somebody else, and once the first has ended, there is nothing in the way.
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P1", "302"));
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P2"));
        await scenario.Staff.CloseAsync(Closing(scenario));
        again.Participation.EnrolledOn = "2017-09-30";
        await scenario.Staff.EnrollAsync(again);

        var early = await Assert.ThrowsAsync<RpcException>(
            () => CorrectAsync(scenario, new ParticipationCorrection { EnrolledOn = "2017-09-01" }, "D2"));
        Assert.Equal(["correction.enrolled_on"], TestErrors.Fields(early));
        Assert.Equal(["enrolled_on"], TestErrors.Fields(await Refused(() => Corrections(scenario).ReopenParticipationAsync(
            new ReopenParticipationRequest
            {
                RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, Participation = "D1", Reason = "Avslutad för tidigt",
            }))));
    }

    [Fact]
    public async Task What_a_file_told_otherwise_is_warned_of_and_can_still_be_corrected_and_closed()
    {
        var scenario = await StartWithPeriodAsync();
        await scenario.ImportAsync("participation=D1 person=P1 enrolled_on=2015-02-01 birth_year=1940");
        var corrected = await CorrectAsync(scenario, new ParticipationCorrection { Gender = "man" });
        Assert.Equal(
            [("correction.enrolled_on", "OUTSIDE_INSATS_PERIOD"), ("correction.birth_year", "AGE_UNUSUAL")],
            corrected.Warnings.Select(warning => (warning.Field, warning.Reason)));
        Assert.Equal(["enrolled_on", "birth_year"], (await scenario.Staff.CloseAsync(Closing(scenario))).Warnings.Select(warning => warning.Field));
    }

    private static async Task<ParticipantsScenario> StartWithPeriodAsync()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var register = scenario.Register();
        (register.Insatser[0].From, register.Insatser[0].To) = ("2017-01-01", "2017-10-31");
        register.Insatser[0].TargetGroup = "Långtidssjukskrivna";
        await scenario.Leader.PutPeriodRegisterAsync(register);
        var listed = await scenario.Staff.ListInsatserAsync(new ListInsatserRequest { Forbund = scenario.Forbund });
        Assert.Equal("Långtidssjukskrivna", listed.Insatser[0].TargetGroup);
        return scenario;
    }

    private static OccupationShare Share(string occupation, int? percent = null)
    {
        var share = new OccupationShare { Occupation = occupation };
        if (percent is { } given)
        {
            share.Percent = given;
        }

        return share;
    }

    private static CloseRequest Closing(ParticipantsScenario scenario) => new()
    {
        RequestId = ParticipantsScenario.NewId(),
        Forbund = scenario.Forbund,
        Participation = "D1",
        ClosedOn = "2017-09-30",
        ClosureReason = "1",
        ClosureOutcome = "work",
        GoalMet = true,
    };

    private static CorrectionService.CorrectionServiceClient Corrections(ParticipantsScenario scenario) =>
        new(scenario.Stack.Invoker(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301", "302")));

    private static async Task<CorrectParticipationResponse> CorrectAsync(
        ParticipantsScenario scenario, ParticipationCorrection correction, string participation = "D1") =>
        await Corrections(scenario).CorrectParticipationAsync(new CorrectParticipationRequest
        {
            RequestId = ParticipantsScenario.NewId(),
            Forbund = scenario.Forbund,
            Participation = participation,
            Reason = "Fel uppgift",
            Correction = correction,
        });

    private static Task<RpcException> Refused<T>(Func<AsyncUnaryCall<T>> call) =>
        Assert.ThrowsAsync<RpcException>(() => call().ResponseAsync);
}
