using Finsam.Participants.Changes;
using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.ExtraQuestions;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.MeasurePoints;

/// <summary>
/// Registers what was answered at a measure point. The occupation a year after closure that tables count is the participation's own
/// (<c>followup_12m</c>) and changes with it.
/// </summary>
internal sealed class PutMeasurePointHandler(RequestLog requests, CodeBookSource codes, ParticipationChange change, TimeProvider time)
{
    /// <summary>
    /// Registers it. Refusals, in order: <c>ParticipationUnknown</c>, <c>MeasurePointUnknown</c>, <c>EtagMismatch</c>, every violation at once.
    /// </summary>
    public async Task<PutMeasurePointResponse> HandleAsync(PutMeasurePointRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var book = await codes.ReadAsync(cancellationToken);
        var response = await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(MeasurePointService.MeasurePointServiceBase.PutMeasurePoint),
            request,
            (connection, transaction) => PutAsync(connection, transaction, request, book, caller, cancellationToken),
            cancellationToken);

        // A replayed answer has not passed the check of the first.
        return caller.Reaches(response.MeasurePoint.Insats) ? response : throw ParticipationUnknown.Refusal();
    }

    private async Task<PutMeasurePointResponse> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutMeasurePointRequest request,
        CodeBook book,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var participation = await ParticipationStore.LockAsync(
            connection, transaction, request.Forbund, request.Participation, caller, cancellationToken);
        if (MeasurePointKinds.DueOn(request.Kind, participation.Registered) is null)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.MeasurePointUnknown, "kind", "Deltagandet har inget sådant mättillfälle.", Kinds(participation.Registered)));
        }

        var points = await MeasurePointStore.ReadAsync(connection, transaction, request.Forbund, request.Participation, cancellationToken);
        var before = points.GetValueOrDefault(request.Kind);
        Etag.Check(request.Etag, before?.Version ?? 0);
        var after = await ReadAsync(connection, transaction, request, book, participation.Registered, before, cancellationToken);
        var registered = request.Kind == MeasurePointKinds.Followup12m && TellsOccupation(request)
            ? participation.Registered with { Followup12m = Occupation.Foremost(after.Occupations) }
            : participation.Registered;
        var isSame = before is not null && registered == participation.Registered
            && MeasurePointMessages.ToMessage(registered, request.Kind, before)
                .SaysTheSame(MeasurePointMessages.ToMessage(registered, request.Kind, after with { Version = before.Version }));
        if (isSame)
        {
            return Response(registered, before!, changed: false);
        }

        var why = new Replacement(caller.Subject, request.RequestId, request.Reason.Trim());
        await MeasurePointStore.WriteAsync(connection, transaction, request.Forbund, request.Participation, after, why, cancellationToken);
        if (registered != participation.Registered)
        {
            await ParticipationStore.ReplaceAsync(
                connection, transaction, request.Forbund, participation, registered, participation.PersonId, why, cancellationToken);
            await change.TellAsync(connection, transaction, request.Forbund, participation.Registered, registered, cancellationToken);
        }

        return Response(registered, after with { Version = (before?.Version ?? 0) + 1 }, changed: true);
    }

    private async Task<StoredMeasurePoint> ReadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutMeasurePointRequest request,
        CodeBook book,
        RegisteredParticipation participation,
        StoredMeasurePoint? before,
        CancellationToken cancellationToken)
    {
        var questions = await QuestionStore.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var own = await OwnCodeStore.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var refusals = new List<Refusal>();
        var after = new MeasurePointRules(book.With(own), questions, Days.Today(time), refusals).Read(request, participation, before);
        if (before is null)
        {
            StatedReason.CheckOptional(request.Reason, refusals);
        }
        else
        {
            StatedReason.Check(request.Reason, refusals);
        }

        return refusals.Count == 0 ? after : throw new RefusedException(refusals);
    }

    private static bool TellsOccupation(PutMeasurePointRequest request) =>
        request.Occupations.Count > 0 || request.TakenAway.Contains("occupations") || (request.HasNotReached && request.NotReached);

    private static string Kinds(RegisteredParticipation participation) =>
        string.Join(", ", MeasurePointKinds.All.Where(kind => MeasurePointKinds.DueOn(kind, participation) is not null));

    private static PutMeasurePointResponse Response(RegisteredParticipation participation, StoredMeasurePoint point, bool changed) =>
        new() { MeasurePoint = MeasurePointMessages.ToMessage(participation, point.Kind, point), Changed = changed };
}
