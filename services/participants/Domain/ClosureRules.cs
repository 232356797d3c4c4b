namespace Finsam.Participants.Domain;

/// <summary>What an avslut must fulfil.</summary>
internal static class ClosureRules
{
    /// <summary>Checks day, reason and outcome against each other.</summary>
    public static (string? Reason, string? Outcome) Check(
        FieldReader read, DateOnly? enrolled, DateOnly? closed, ParticipationDraft draft)
    {
        var reason = read.Code("closure_reason", draft.ClosureReason, CodeListNames.ClosureReason, closed);
        var outcome = read.Code("closure_outcome", draft.ClosureOutcome, CodeListNames.ClosureOutcome, closed);
        if (closed < enrolled)
        {
            read.Refuse(ParticipantsReason.ClosedBeforeEnrolled, "closed_on", "closed_on ligger före enrolled_on.");
        }

        if (draft.ClosureReason.Length > 0 && draft.ClosedOn.Length == 0)
        {
            read.Refuse(ParticipantsReason.ReasonWithoutClosing, "closure_reason", "closure_reason kräver closed_on.");
        }

        var accepted = string.Join(", ", CodeListNames.OutcomesOfReason1);
        var isOutcomeOfReason1 = CodeListNames.OutcomesOfReason1.Contains(draft.ClosureOutcome);
        if (draft.ClosureReason == CodeListNames.ReasonWithOutcome && !isOutcomeOfReason1)
        {
            read.Refuse(ParticipantsReason.OutcomeMissing, "closure_outcome", "closure_reason 1 kräver closure_outcome.", accepted);
        }
        else if (draft.ClosureReason != CodeListNames.ReasonWithOutcome && isOutcomeOfReason1)
        {
            read.Refuse(
                ParticipantsReason.OutcomeNotAccepted,
                "closure_outcome",
                $"closure_outcome {read.Quote(draft.ClosureOutcome)} hör till closure_reason 1.",
                "tomt eller sickness_compensation");
        }

        return (reason, outcome);
    }
}
