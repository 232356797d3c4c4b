using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Corrections;

/// <summary>Takes an avslut back: nothing of it is left but in the history.</summary>
internal sealed class ReopenParticipationHandler(RequestLog requests, ParticipationChange change)
{
    /// <summary>Takes it back, or refuses: unknown, open already, without a reason, or where the person has begun anew since.</summary>
    public async Task<ReopenParticipationResponse> HandleAsync(
        ReopenParticipationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        StatedReason.Check(request.Reason, refusals);
        RefusedException.ThrowIfAny(refusals);

        var response = await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(CorrectionService.CorrectionServiceBase.ReopenParticipation),
            request,
            (connection, transaction) => ReopenAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

        // A replayed answer has not passed the check of the first.
        return caller.Reaches(response.Participation.Insats) ? response : throw ParticipationUnknown.Refusal();
    }

    private async Task<ReopenParticipationResponse> ReopenAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        ReopenParticipationRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var closed = await ParticipationStore.LockAsync(
            connection, transaction, request.Forbund, request.Participation, caller, cancellationToken);
        if (closed.Registered.ClosedOn is null)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ParticipationOpen, "participation", "Deltagandet är inte avslutat.", "ett avslutat deltagande"));
        }

        var open = closed.Registered with
        {
            ClosedOn = null,
            ClosureReason = null,
            ClosureOutcome = null,
            SupportAfter = [],
            GoalMet = null,
            PlanAtClosure = null,
            Followup12m = null,
            OccupationAfter = [],
        };
        var refusals = new List<Refusal>();
        var insatser = await InsatsBookSource.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var check = new RegistrationCheck(connection, transaction, request.Forbund, insatser, cancellationToken);
        await check.CheckAsync(closed.Registered, open, closed.PersonId, closed.PersonId, prefix: "", refusals);
        RefusedException.ThrowIfAny(refusals);

        var replacement = new Replacement(caller.Subject, request.RequestId, request.Reason.Trim());
        await ParticipationStore.ReplaceAsync(
            connection, transaction, request.Forbund, closed, open, closed.PersonId, replacement, cancellationToken);
        await change.TellAsync(connection, transaction, request.Forbund, closed.Registered, open, cancellationToken);
        return new ReopenParticipationResponse { Participation = ParticipationMessages.ToMessage(open), Version = closed.Version + 1 };
    }
}
