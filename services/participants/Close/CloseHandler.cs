using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Close;

/// <summary>Registers the avslut of an open participation.</summary>
internal sealed class CloseHandler(RequestLog requests, CodeBookSource codes, ParticipationChange change)
{
    /// <summary>Registers it, or refuses: unknown, closed already, or what the avslut lacks.</summary>
    public async Task<CloseResponse> HandleAsync(CloseRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var book = await codes.ReadAsync(cancellationToken);
        var response = await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ParticipantsService.ParticipantsServiceBase.Close),
            request,
            (connection, transaction) => CloseAsync(connection, transaction, request, book, caller, cancellationToken),
            cancellationToken);

        // A replayed answer has not passed the check of the first.
        return caller.Reaches(response.Participation.Insats) ? response : throw ParticipationUnknown.Refusal();
    }

    private async Task<CloseResponse> CloseAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CloseRequest request,
        CodeBook book,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var open = await ParticipationStore.LockAsync(
            connection, transaction, request.Forbund, request.Participation, caller, cancellationToken);
        var closed = Check(book, open.Registered, request);
        var replacement = new Replacement(caller.Subject, request.RequestId, Reason: "");
        var person = closed.MayBeKnown ? open.PersonId : null;
        await ParticipationStore.ReplaceAsync(connection, transaction, request.Forbund, open, closed, person, replacement, cancellationToken);
        await change.TellAsync(connection, transaction, request.Forbund, open.Registered, closed, cancellationToken);
        return new CloseResponse { Participation = ParticipationMessages.ToMessage(closed) };
    }

    private static RegisteredParticipation Check(CodeBook codes, RegisteredParticipation open, CloseRequest request)
    {
        if (open.ClosedOn is not null)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ParticipationClosed, "participation", "Deltagandet är redan avslutat.", "ett öppet deltagande"));
        }

        var refusals = new List<Refusal>();
        var read = new FieldReader(codes, refusals);
        var day = read.Date("closed_on", request.ClosedOn, required: true);
        var (reason, outcome) = ClosureRules.Check(read, open.EnrolledOn, day, new ParticipationDraft
        {
            ClosedOn = request.ClosedOn,
            ClosureReason = request.ClosureReason,
            ClosureOutcome = request.ClosureOutcome,
        });
        var support = read.Codes("support_after", request.SupportAfter, CodeListNames.Support, day);
        return refusals.Count > 0 ? throw new RefusedException(refusals) : open with
        {
            ClosedOn = day,
            ClosureReason = reason,
            ClosureOutcome = outcome,
            SupportAfter = support,
            GoalMet = request.HasGoalMet ? request.GoalMet : open.GoalMet,
            PlanAtClosure = request.HasPlanAtClosure ? request.PlanAtClosure : open.PlanAtClosure,
        };
    }
}
