using Finsam.Participants.Domain;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Participations;

/// <summary>
/// Rights and assignment are two things, and both are needed: the role says that somebody registers participants, the assignment in
/// which insatser. The förbund's administrator may never be a registrar (susam.se, behörigheter), whatever else the token says.
/// </summary>
internal static class InsatsAssignment
{
    /// <summary>True when the caller may register in the insats.</summary>
    public static bool MayRegisterIn(this Caller caller, string insats) => caller.Insatser.Contains(insats);

    /// <summary>Refuses whoever leads the förbund.</summary>
    /// <exception cref="RefusedException"><see cref="RequestReason.RoleNotAllowed"/>.</exception>
    public static void RequireRegistrar(this Caller caller)
    {
        if (caller.Roles.Contains(Role.Forbundschef))
        {
            throw new RefusedException(new Refusal(
                RequestReason.RoleNotAllowed, "", "Den som leder förbundet får inte registrera eller läsa deltaganden."));
        }
    }

    /// <summary>Refuses an insats that the caller is not assigned to.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.InsatsNotAssigned"/>.</exception>
    public static void RequireAssignment(this Caller caller, string insats, string field)
    {
        if (!caller.MayRegisterIn(insats))
        {
            throw new RefusedException(NotAssigned(field));
        }
    }

    /// <summary>The refusal of an insats that the caller is not assigned to.</summary>
    public static Refusal NotAssigned(string field) => new(
        ParticipantsReason.InsatsNotAssigned, field, "Du är inte tilldelad insatsen.", "en insats som din åtkomsttoken anger");

    /// <summary>The same refusal for a participation that is not there and one in another insats: neither is told apart.</summary>
    public static RefusedException Unknown() => new(new Refusal(
        ParticipantsReason.ParticipationUnknown, "participation", "Deltagandet finns inte i dina insatser."));
}
