using System.Text;
using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>A person is registered by an identity number in the place of a key, in whichever form it is written.</summary>
public sealed class IdentityNumberTests
{
    private const string Number = "198112189876";

    [Fact]
    public async Task Every_form_of_a_number_is_one_person_whether_it_comes_by_a_call_or_a_file()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        foreach (var (i, form) in new[] { "811218-9876", "19811218-9876", "8112189876", Number }.Index())
        {
            // One after the other: nobody is twice in an insats at once.
            var enrollment = scenario.Numbered(form, participation: $"N{i}");
            enrollment.Participation.EnrolledOn = $"2017-0{i + 1}-01";
            await scenario.Staff.EnrollAsync(enrollment);
            await scenario.Staff.CloseAsync(new CloseRequest
            {
                RequestId = ParticipantsScenario.NewId(),
                Forbund = scenario.Forbund,
                Participation = $"N{i}",
                ClosedOn = $"2017-0{i + 1}-28",
                ClosureReason = "9",
            });
        }

        var summary = (await scenario.ImportAsync("participation=D1 gender=man enrolled_on=2017-06-01 person_number=19811218-9876")).Summary;
        Assert.Equal(1, summary.Created);
        Assert.Equal(5, await scenario.CountAsync("select count(person_id) from participation where forbund_id = @forbund"));
        Assert.Equal(1, await scenario.CountAsync("select count(distinct person_id) from participation where forbund_id = @forbund"));
        Assert.Equal(5, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund and birth_year = 1981"));
        Assert.Equal(1, await scenario.CountAsync(
            "select count(*) from identity.person where forbund_id = @forbund and kind = 'personal'"));
        var everything = await scenario.DumpAsync();
        Assert.All(
            new[] { Number, Number[2..], "811218-9876", Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Number)) },
            text => Assert.DoesNotContain(text, everything, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_number_is_refused_with_what_was_wrong_and_never_repeated()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await scenario.Staff.EnrollAsync(scenario.Numbered("811218-9875")));
        var told = refused.Status.Detail + string.Join(' ', refused.Trailers.Select(ParticipantsScenario.Text));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("NUMBER_CHECK_DIGIT_INVALID", told, StringComparison.Ordinal);
        Assert.Contains("person_number", told, StringComparison.Ordinal);
        Assert.DoesNotContain("9875", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_with_protected_identity_is_registered_anonymously_and_the_mark_is_not_kept()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var request = scenario.Numbered("811218-9876");
        request.ProtectedIdentity = true;
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await scenario.Staff.EnrollAsync(request));
        Assert.Contains(
            "anonymous", string.Join(' ', refused.Trailers.Select(ParticipantsScenario.Text)), StringComparison.Ordinal);
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));

        (request.PersonNumber, request.Participation.Registration) = ("", "anonymous");
        Assert.Equal("anonymous", (await scenario.Staff.EnrollAsync(request)).Participation.Registration);
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
    }

    [Fact]
    public async Task A_correction_names_the_person_by_number()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 gender=man");
        var corrections = new CorrectionService.CorrectionServiceClient(
            scenario.Stack.Invoker(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301")));
        var corrected = await corrections.CorrectParticipationAsync(new CorrectParticipationRequest
        {
            RequestId = ParticipantsScenario.NewId(),
            Forbund = scenario.Forbund,
            Participation = "D1",
            PersonNumber = "811218-9876",
            Reason = "Numret saknades",
        });
        Assert.True(corrected.Changed);
        Assert.Equal(1981, corrected.Participation.BirthYear);
        Assert.Equal(1, await scenario.CountAsync("select count(person_id) from participation where forbund_id = @forbund"));
    }
}
