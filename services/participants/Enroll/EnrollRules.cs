using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Refusals;

namespace Finsam.Participants.Enroll;

/// <summary>What an inskrivning must fulfil beyond what every participation must.</summary>
internal static class EnrollRules
{
    /// <summary>What the names of the participation's fields begin with in the request.</summary>
    public const string Prefix = "participation.";

    /// <summary>Checks an inskrivning; makes its key where the caller gives none. What is wrong goes to <paramref name="violations"/>.</summary>
    public static RegisteredParticipation Check(
        ParticipationRules rules, V1.EnrollRequest request, V1.Participation wanted, List<Refusal> violations)
    {
        var draft = ParticipationMessages.ToDraft(wanted, request.Person) with
        {
            PersonNumber = request.PersonNumber,
            ProtectedIdentity = ParticipationMessages.Write(request.ProtectedIdentity, value: true),
        };
        if (draft.Participation.Length == 0)
        {
            draft = draft with { Participation = Guid.CreateVersion7().ToString("N") };
        }

        var refusals = new List<Refusal>();
        var participation = rules.Read(draft, refusals);
        violations.AddRange(refusals.Select(refusal =>
            refusal.Field is "person" or "person_number" ? refusal : refusal with { Field = Prefix + refusal.Field }));
        foreach (var field in ClosureFields(draft))
        {
            violations.Add(new Refusal(
                ParticipantsReason.ClosureNotAccepted,
                Prefix + field,
                $"{field} hör till avslutet och anges inte vid inskrivning.",
                "tomt"));
        }

        return participation;
    }

    private static IEnumerable<string> ClosureFields(ParticipationDraft draft) =>
        new (string Field, bool Given)[]
        {
            ("closed_on", draft.ClosedOn.Length > 0),
            ("closure_reason", draft.ClosureReason.Length > 0),
            ("closure_outcome", draft.ClosureOutcome.Length > 0),
            ("support_after", draft.SupportAfter.Count > 0),
            ("goal_met", draft.GoalMet.Length > 0),
            ("plan_at_closure", draft.PlanAtClosure.Length > 0),
            ("followup_12m", draft.Followup12m.Length > 0),
            ("occupation_after", draft.OccupationAfter.Count > 0),
        }.Where(field => field.Given).Select(field => field.Field);
}
