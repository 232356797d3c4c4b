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
        var refusals = new List<Refusal>();
        var insatser = await InsatsBookSource.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var closed = Read(book.With(insatser.OwnCodes), open.Registered, request, refusals);
        var check = new RegistrationCheck(connection, transaction, request.Forbund, insatser, cancellationToken);
        await check.CheckAsync(open.Registered, closed, open.PersonId, open.PersonId, prefix: "", refusals);
        RefusedException.ThrowIfAny(refusals);

        var replacement = new Replacement(caller.Subject, request.RequestId, Reason: "");
        var person = closed.MayBeKnown ? open.PersonId : null;
        await ParticipationStore.ReplaceAsync(connection, transaction, request.Forbund, open, closed, person, replacement, cancellationToken);
        await change.TellAsync(connection, transaction, request.Forbund, open.Registered, closed, cancellationToken);
        return new CloseResponse { Participation = ParticipationMessages.ToMessage(closed), Warnings = { check.Warnings } };
    }

    private static RegisteredParticipation Read(
        CodeBook codes, RegisteredParticipation open, CloseRequest request, List<Refusal> refusals)
    {
        if (open.ClosedOn is not null)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ParticipationClosed, "participation", "Deltagandet är redan avslutat.", "ett öppet deltagande"));
        }

        var read = new FieldReader(codes, refusals);
        var day = read.Date("closed_on", request.ClosedOn, required: true);
        var (reason, outcome) = ClosureRules.Check(read, open.EnrolledOn, day, new ParticipationDraft
        {
            ClosedOn = request.ClosedOn,
            ClosureReason = request.ClosureReason,
            ClosureOutcome = request.ClosureOutcome,
        });
        var support = read.Codes("support_after", request.SupportAfter, CodeListNames.Support, day);
        var occupations = ParticipationMessages.Write(request.OccupationAfter);
        return open with
        {
            ClosedOn = day,
            ClosureReason = reason,
            ClosureOutcome = outcome,
            SupportAfter = support,
            GoalMet = request.HasGoalMet ? request.GoalMet : open.GoalMet,
            PlanAtClosure = request.HasPlanAtClosure ? request.PlanAtClosure : open.PlanAtClosure,
            OccupationAfter = read.Occupations("occupation_after", occupations, day),
        };
    }
}
