using System.Globalization;
using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.Corrections;

/// <summary>A participation with a correction in it, nothing checked yet.</summary>
internal static class CorrectedDraft
{
    // Fields of the correction without an empty text, and how each loses its value.
    private static readonly Dictionary<string, Func<ParticipationDraft, ParticipationDraft>> NoTexts = new(StringComparer.Ordinal)
    {
        ["birth_year"] = draft => draft with { BirthYear = "" },
        ["support_before"] = draft => draft with { SupportBefore = [] },
        ["support_after"] = draft => draft with { SupportAfter = [] },
        ["goal_met"] = draft => draft with { GoalMet = "" },
        ["plan_at_closure"] = draft => draft with { PlanAtClosure = "" },
        ["occupation_before"] = draft => draft with { OccupationBefore = [] },
        ["occupation_after"] = draft => draft with { OccupationAfter = [] },
    };

    /// <summary>What is to be registered: the correction's values where it has any, else those that are there.</summary>
    public static ParticipationDraft Of(
        RegisteredParticipation before, ParticipationCorrection correction, string person, ICollection<Refusal> refusals)
    {
        var draft = ParticipationMessages.ToDraft(ParticipationMessages.ToMessage(before), person);
        foreach (var field in correction.TakenAway)
        {
            if (NoTexts.TryGetValue(field, out var takeAway))
            {
                draft = takeAway(draft);
            }
            else
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.ValueInvalid, "taken_away", "taken_away: fältet går inte att tömma så.", string.Join(", ", NoTexts.Keys)));
            }
        }

        var corrected = draft with
        {
            Insats = correction.HasInsats ? correction.Insats : draft.Insats,
            Registration = correction.HasRegistration ? correction.Registration : draft.Registration,
            Gender = correction.HasGender ? correction.Gender : draft.Gender,
            BirthYear = correction.HasBirthYear ? correction.BirthYear.ToString(CultureInfo.InvariantCulture) : draft.BirthYear,
            Municipality = correction.HasMunicipality ? correction.Municipality : draft.Municipality,
            Education = correction.HasEducation ? correction.Education : draft.Education,
            PublicSupportYears = correction.HasPublicSupportYears ? correction.PublicSupportYears : draft.PublicSupportYears,
            SupportBefore = correction.SupportBefore.Count > 0 ? correction.SupportBefore : draft.SupportBefore,
            Referrer = correction.HasReferrer ? correction.Referrer : draft.Referrer,
            EnrolledOn = correction.HasEnrolledOn ? correction.EnrolledOn : draft.EnrolledOn,
            ClosedOn = correction.HasClosedOn ? correction.ClosedOn : draft.ClosedOn,
            ClosureReason = correction.HasClosureReason ? correction.ClosureReason : draft.ClosureReason,
            ClosureOutcome = correction.HasClosureOutcome ? correction.ClosureOutcome : draft.ClosureOutcome,
            SupportAfter = correction.SupportAfter.Count > 0 ? correction.SupportAfter : draft.SupportAfter,
            GoalMet = correction.HasGoalMet ? ParticipationMessages.Write(given: true, correction.GoalMet) : draft.GoalMet,
            PlanAtClosure = correction.HasPlanAtClosure ? ParticipationMessages.Write(given: true, correction.PlanAtClosure) : draft.PlanAtClosure,
            Followup12m = correction.HasFollowup12M ? correction.Followup12M : draft.Followup12m,
            ConsentKind = correction.HasConsentKind ? correction.ConsentKind : draft.ConsentKind,
            ConsentOn = correction.HasConsentOn ? correction.ConsentOn : draft.ConsentOn,
            LegalGround = correction.HasLegalGround ? correction.LegalGround : draft.LegalGround,
            OccupationBefore = correction.OccupationBefore.Count > 0
                ? ParticipationMessages.Write(correction.OccupationBefore) : draft.OccupationBefore,
            OccupationAfter = correction.OccupationAfter.Count > 0
                ? ParticipationMessages.Write(correction.OccupationAfter) : draft.OccupationAfter,
        };

        // Whoever is no longer named has no consent either; one that the correction itself gives is refused by the rules.
        return corrected.Registration == CodeListNames.Named ? corrected : corrected with
        {
            ConsentKind = correction.ConsentKind, ConsentOn = correction.ConsentOn,
        };
    }
}
