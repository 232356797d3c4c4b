using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.Participations;

/// <summary>The refusal of a participation that is not there, and of one in an insats that the call does not reach: neither is told apart.</summary>
internal static class ParticipationUnknown
{
    /// <summary>The refusal.</summary>
    public static RefusedException Refusal() => new(new Refusal(
        ParticipantsReason.ParticipationUnknown, "participation", "Deltagandet finns inte i dina insatser."));
}
