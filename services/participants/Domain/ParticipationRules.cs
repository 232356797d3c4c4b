using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>
/// What makes a participation acceptable, alike for one that is registered by a call and a row of a file. Only what the file format
/// states (docs/case-folders.md) is refused; fields are named as its columns.
/// </summary>
internal sealed class ParticipationRules(CodeBook common, InsatsBook insatser, DateOnly today)
{
    private const int LongestKey = 100;
    private const int LongestName = 200;

    private readonly CodeBook _codes = common.With(insatser.OwnCodes);

    /// <summary>Checks everything; the participation is null when anything was refused.</summary>
    public RegisteredParticipation? Check(ParticipationDraft draft, List<Refusal> refusals)
    {
        var before = refusals.Count;
        var participation = Read(draft, refusals);
        return refusals.Count == before ? participation : null;
    }

    /// <summary>Reads everything; what was refused is empty, and a day of inskrivning that was is the first of all days.</summary>
    public RegisteredParticipation Read(ParticipationDraft draft, List<Refusal> refusals)
    {
        var read = new FieldReader(_codes, refusals);
        var key = read.Text("participation", draft.Participation, LongestKey, required: true);
        var insats = Insats(read, draft);
        var enrolled = read.Date("enrolled_on", draft.EnrolledOn, required: true);
        var closed = read.Date("closed_on", draft.ClosedOn);
        var closure = ClosureRules.Check(read, enrolled, closed, draft);
        var registration = read.Code("registration", draft.Registration, CodeListNames.Registration, enrolled, required: true);
        var number = PersonRules.Check(read, draft, today);
        Consent(read, draft);
        return new RegisteredParticipation
        {
            Participation = key ?? "",
            Insats = insats ?? "",
            Registration = registration ?? "",
            Gender = read.Code("gender", draft.Gender, CodeListNames.Gender, enrolled, required: true) ?? "",
            BirthYear = read.Year("birth_year", draft.BirthYear) ?? number?.BirthYear,
            Municipality = read.Text("municipality", draft.Municipality, LongestName),
            Education = read.Code("education", draft.Education, CodeListNames.Education, enrolled),
            PublicSupportYears = read.Decimal("public_support_years", draft.PublicSupportYears),
            SupportBefore = read.Codes("support_before", draft.SupportBefore, CodeListNames.Support, enrolled),
            Referrer = Referrer(read, draft.Referrer, enrolled),
            EnrolledOn = enrolled ?? default,
            ClosedOn = closed,
            ClosureReason = closure.Reason,
            ClosureOutcome = closure.Outcome,
            SupportAfter = read.Codes("support_after", draft.SupportAfter, CodeListNames.Support, closed),
            GoalMet = read.Flag("goal_met", draft.GoalMet),
            PlanAtClosure = read.Flag("plan_at_closure", draft.PlanAtClosure),
            Followup12m = read.Code("followup_12m", draft.Followup12m, CodeListNames.Occupation, on: null),
            ConsentKind = read.Code("consent_kind", draft.ConsentKind, CodeListNames.ConsentKind, enrolled),
            ConsentOn = read.Date("consent_on", draft.ConsentOn),
            LegalGround = read.Code("legal_ground", draft.LegalGround, CodeListNames.LegalGround, enrolled),
            OccupationBefore = read.Occupations("occupation_before", draft.OccupationBefore, enrolled),
            OccupationAfter = read.Occupations("occupation_after", draft.OccupationAfter, closed),
        };
    }

    private string? Insats(FieldReader read, ParticipationDraft draft)
    {
        var insats = read.Text("insats", draft.Insats, LongestKey, required: true);
        if (insats is not null && !insatser.Knows(insats))
        {
            read.Refuse(
                ParticipantsReason.InsatsUnknown,
                "insats",
                $"insats: inget register anger {read.Quote(insats)}.",
                string.Join(", ", insatser.Codes.Order(StringComparer.Ordinal)));
        }

        return insats;
    }

    // Whoever has not consented is not named; an anonymous or counted participation can have no consent.
    private static void Consent(FieldReader read, ParticipationDraft draft)
    {
        if (draft.Registration != CodeListNames.Named && draft.ConsentKind.Length + draft.ConsentOn.Length > 0)
        {
            read.Refuse(
                ParticipantsReason.ConsentNotNamed,
                draft.ConsentKind.Length > 0 ? "consent_kind" : "consent_on",
                "Samtycke får bara anges där registration är named.",
                "tomt");
        }
    }

    private string? Referrer(FieldReader read, string referrer, DateOnly? on)
    {
        if (referrer.Length == 0 || insatser.Members.Contains(referrer) || _codes.Accepts(CodeListNames.Referrer, referrer, on))
        {
            return referrer.Length == 0 ? null : referrer;
        }

        read.Refuse(
            ParticipantsReason.ReferrerUnknown,
            "referrer",
            $"referrer: {read.Quote(referrer)} är varken medlem eller remittentkod.",
            string.Join(", ", [.. insatser.Members.Order(StringComparer.Ordinal), _codes.Accepted(CodeListNames.Referrer, on)]));
        return null;
    }
}
