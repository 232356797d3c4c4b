using Finsam.Participants.V1;

namespace Finsam.Register;

/// <summary>
/// One case of the team's: its inskrivning and its avslut. Each has a <c>request_id</c> made from the case number, so that it stays the same
/// when an answer is lost, and when the app itself is run again: whatever was registered the first time is not registered twice.
/// </summary>
/// <param name="gateway">The connection.</param>
/// <param name="forbund">Slug of the förbund.</param>
/// <param name="insats">Code of the insats.</param>
/// <param name="caseNumber">The team's own number; unique within the insats, and never a personnummer.</param>
internal sealed class Registration(GatewayConnection gateway, string forbund, string insats, string caseNumber)
{
    /// <summary>Registers the inskrivning; the participation with its key.</summary>
    public async Task<Participation> EnrollAsync(string enrolledOn)
    {
        var request = new EnrollRequest
        {
            RequestId = $"{insats}/{caseNumber}/inskrivning",
            Forbund = forbund,
            Participation = new Participation
            {
                Insats = insats,
                Registration = "anonymous",
                Gender = "woman",
                EnrolledOn = enrolledOn,
                SupportBefore = { "social_assistance" },
            },
        };
        var answer = await Correction.RunAsync(
            "Inskrivningen",
            async () => await gateway.Participants.EnrollAsync(request, await gateway.OptionsAsync()),
            new() { ["participation.enrolled_on"] = day => request.Participation.EnrolledOn = day });
        return answer.Participation;
    }

    /// <summary>Registers the avslut.</summary>
    public async Task<Participation> CloseAsync(string participation, string closedOn)
    {
        var request = new CloseRequest
        {
            RequestId = $"{insats}/{caseNumber}/avslut",
            Forbund = forbund,
            Participation = participation,
            ClosedOn = closedOn,
            ClosureReason = "1",
            ClosureOutcome = "work",
            GoalMet = true,
        };
        var answer = await Correction.RunAsync(
            "Avslutet",
            async () => await gateway.Participants.CloseAsync(request, await gateway.OptionsAsync()),
            new() { ["closed_on"] = day => request.ClosedOn = day });
        return answer.Participation;
    }
}
