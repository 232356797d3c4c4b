using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.Participations;

/// <summary>A participation that moves to an insats of another controller: an identity is one controller's and does not follow.</summary>
internal static class ChangedController
{
    /// <summary>The refusal of such a move without the person's key.</summary>
    public static readonly Refusal PersonIsNeeded = new(
        ParticipantsReason.ControllerChanged,
        "person",
        "Deltagandet byter personuppgiftsansvarig, och då behövs person.",
        "personens nyckel hos den nya");
}
