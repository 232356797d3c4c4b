using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.Questionnaires;

/// <summary>What a round must fulfil.</summary>
internal static class RoundRules
{
    private const int LongestDays = 366;
    private const int MostInvitations = 500;
    private const int MostInvited = 10_000;

    /// <summary>The days that take answers; null when refused.</summary>
    public static Period? Days(string opensOn, string closesOn, List<Refusal> refusals)
    {
        if (Period.Read(opensOn, closesOn) is { } days && days.To.DayNumber - days.From.DayNumber <= LongestDays)
        {
            return days;
        }

        refusals.Add(new Refusal(
            ParticipantsReason.PeriodInvalid,
            "closes_on",
            "Omgångens dagar går inte att läsa, slutar innan de börjar eller är för många.",
            $"ÅÅÅÅ-MM-DD, opens_on ≤ closes_on, högst {LongestDays} dagar"));
        return null;
    }

    /// <summary>Checks who is invited.</summary>
    public static void Check(IReadOnlyList<Invitation> invitations, Questionnaire questionnaire, InsatsBook insatser, List<Refusal> refusals)
    {
        if (invitations.Count > MostInvitations)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, "invitations", "Omgången har för många grupper.", $"högst {MostInvitations}"));
        }

        var seen = new HashSet<(string, string)>();
        foreach (var (index, invitation) in invitations.Index())
        {
            var field = $"invitations[{index}]";
            if (!questionnaire.Groups.Contains(invitation.Group))
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.CodeUnknown, $"{field}.group", "Enkäten är inte för den gruppen.", string.Join(", ", questionnaire.Groups)));
            }

            if (invitation.Insats.Length > 0 && !insatser.Knows(invitation.Insats))
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.InsatsUnknown,
                    $"{field}.insats",
                    "Inget register anger insatsen.",
                    string.Join(", ", insatser.Codes.Order(StringComparer.Ordinal))));
            }

            if (invitation.Invited is < 1 or > MostInvited)
            {
                refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, $"{field}.invited", "Fel antal inbjudna.", $"1–{MostInvited}"));
            }

            if (!seen.Add((invitation.Group, invitation.Insats)))
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.StandsTwice, field, "Gruppen står två gånger för insatsen.", "varje grupp en gång för varje insats"));
            }
        }
    }

    /// <summary>Refuses a round that has been closed.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.RoundClosed"/>.</exception>
    public static void RefuseClosed(StoredRound round)
    {
        if (round.Closed)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.RoundClosed, "round", "Omgången är stängd och förblir det.", "en omgång som inte är stängd"));
        }
    }
}
