using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Activities;

/// <summary>Replaces what is registered of an occasion. What stood before goes into the activity's history, with the reason.</summary>
internal sealed class ChangeOccasionHandler(RequestLog requests, CountsChange change)
{
    /// <summary>
    /// Changes it. Refusals, in order: <c>ActivityUnknown</c>, <c>OccasionUnknown</c>, <c>EtagMismatch</c>, <c>ActivityWithdrawn</c>,
    /// <c>ParticipationsNotAccepted</c> where an attendance would be lost that the caller may not see, what is wrong with the request at once,
    /// <c>ParticipationUnknown</c>.
    /// </summary>
    public async Task<ChangeOccasionResponse> HandleAsync(ChangeOccasionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var response = await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ActivityService.ActivityServiceBase.ChangeOccasion),
            request,
            (connection, transaction) => ChangeAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

        ActivityStore.RefuseBeyond(response.Activity, caller);
        return response;
    }

    private async Task<ChangeOccasionResponse> ChangeAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        ChangeOccasionRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var activity = await new ActivityStore(connection, transaction, request.Forbund, cancellationToken).LockAsync(request.Activity, caller);
        var store = new OccasionStore(connection, transaction, request.Forbund, request.Activity, cancellationToken);
        var before = await store.ReadAsync(request.OccasionNo);
        Etag.Check(request.Etag, before.Version);
        var after = Check(request, activity, before, caller);
        await Attendees.CheckAsync(
            connection, transaction, request.Forbund, activity, request.Attendance?.Participations?.Participations ?? [], cancellationToken);
        var changed = !Same(before, after);
        if (changed)
        {
            await store.ReplaceAsync(after, caller.Subject, request.RequestId, request.Reason.Trim());
            var days = before.HeldOn < after.HeldOn ? new Period(before.HeldOn, after.HeldOn) : new Period(after.HeldOn, before.HeldOn);
            await change.TellAsync(connection, transaction, request.Forbund, days, cancellationToken);
        }

        var message = ActivityMessages.ToMessage(activity);
        await ActivityNotes.AddAsync(connection, transaction, request.Forbund, [message], cancellationToken);
        return new ChangeOccasionResponse
        {
            Occasion = ActivityMessages.ToMessage((await store.PageAsync(after: request.OccasionNo - 1, limit: 1))[0], caller),
            Changed = changed,
            Activity = message,
        };
    }

    private static StoredOccasion Check(ChangeOccasionRequest request, StoredActivity activity, StoredOccasion before, Caller caller)
    {
        activity.RefuseWithdrawn();

        var refusals = new List<Refusal>();
        StatedReason.Check(request.Reason, refusals);
        if (before.Participations is not null && !ActivityMessages.KnowsParticipations(caller))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ParticipationsNotAccepted,
                "attendance",
                "Tillfällets deltaganden ändras bara av den som registrerar deltagare i insatsen.",
                "insatspersonal i insatsen"));
        }

        var after = OccasionRules.Check(request.HeldOn, request.Attendance, activity, caller, refusals);
        return after is not null && refusals.Count == 0
            ? after with { OccasionNo = before.OccasionNo, Withdrawn = request.Withdrawn, Version = before.Version }
            : throw new RefusedException(refusals);
    }

    private static bool Same(StoredOccasion before, StoredOccasion after) =>
        before with { Participations = null } == after with { Participations = null }
        && (before.Participations ?? []).SequenceEqual(after.Participations ?? [])
        && before.Participations is null == after.Participations is null;
}
