using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>
/// What makes a participation acceptable, alike for one that is registered by a call and a row of a file. Only what the file format
/// states (docs/case-folders.md) is refused; fields are named as its columns.
/// </summary>
internal sealed class ParticipationRules(CodeBook codes, InsatsBook insatser, DateOnly today)
{
    private const int LongestKey = 100;
    private const int LongestName = 200;

    /// <summary>Checks everything; the participation is null when anything was refused.</summary>
    public RegisteredParticipation? Check(ParticipationDraft draft, List<Refusal> refusals)
    {
        var before = refusals.Count;
        var read = new FieldReader(codes, refusals);
        var key = read.Text("participation", draft.Participation, LongestKey, required: true);
        var insats = Insats(read, draft);
        var enrolled = read.Date("enrolled_on", draft.EnrolledOn, required: true);
        var closed = read.Date("closed_on", draft.ClosedOn);
        var closure = ClosureRules.Check(read, enrolled, closed, draft);
        var registration = read.Code("registration", draft.Registration, CodeListNames.Registration, enrolled, required: true);
        var number = PersonRules.Check(read, draft, today);
        var checkedFields = new RegisteredParticipation
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
        };
        return refusals.Count == before ? checkedFields : null;
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

    private string? Referrer(FieldReader read, string referrer, DateOnly? on)
    {
        if (referrer.Length == 0 || insatser.Members.Contains(referrer) || codes.Accepts(CodeListNames.Referrer, referrer, on))
        {
            return referrer.Length == 0 ? null : referrer;
        }

        read.Refuse(
            ParticipantsReason.ReferrerUnknown,
            "referrer",
            $"referrer: {read.Quote(referrer)} är varken medlem eller remittentkod.",
            string.Join(", ", [.. insatser.Members.Order(StringComparer.Ordinal), codes.Accepted(CodeListNames.Referrer)]));
        return null;
    }
}
