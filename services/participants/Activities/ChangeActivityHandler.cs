using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Activities;

/// <summary>Changes an activity. What it was before goes into its history, with the reason.</summary>
internal sealed class ChangeActivityHandler(RequestLog requests, CountsChange change)
{
    /// <summary>
    /// Changes it. Refusals, in order: <c>ActivityUnknown</c>, <c>EtagMismatch</c>, what is wrong with the request at once,
    /// <c>ActivityHasOccasions</c>, <c>ActivityExists</c>.
    /// </summary>
    public async Task<ChangeActivityResponse> HandleAsync(ChangeActivityRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var response = await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ActivityService.ActivityServiceBase.ChangeActivity),
            request,
            (connection, transaction) => ChangeAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

        ActivityStore.RefuseBeyond(response.Activity, caller);
        return response;
    }

    private async Task<ChangeActivityResponse> ChangeAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        ChangeActivityRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var store = new ActivityStore(connection, transaction, request.Forbund, cancellationToken);
        var before = await store.LockAsync(request.Activity, caller);
        Etag.Check(request.Etag, before.Version);
        Check(request);
        var after = before with
        {
            Title = request.HasTitle ? request.Title : before.Title,
            Withdrawn = request.HasWithdrawn ? request.Withdrawn : before.Withdrawn,
        };
        if (after == before)
        {
            return new ChangeActivityResponse { Activity = ActivityMessages.ToMessage(before) };
        }

        var days = await store.DaysAsync(before.Activity);
        if (after.Withdrawn && days is not null)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ActivityHasOccasions, "withdrawn", "Aktiviteten har tillfällen som räknas.", "en aktivitet vars tillfällen är återtagna"));
        }

        await store.RefuseTakenAsync(after, isNew: false);
        await store.ReplaceAsync(after, caller.Subject, request.RequestId, request.Reason.Trim());
        if (days is { } counted)
        {
            await change.TellAsync(connection, transaction, request.Forbund, counted, cancellationToken);
        }

        var message = ActivityMessages.ToMessage(after with { Version = before.Version + 1 });
        await ActivityNotes.AddAsync(connection, transaction, request.Forbund, [message], cancellationToken);
        return new ChangeActivityResponse { Activity = message, Changed = true };
    }

    private static void Check(ChangeActivityRequest request)
    {
        var refusals = new List<Refusal>();
        StatedReason.Check(request.Reason, refusals);
        if (request.HasTitle)
        {
            ActivityTitle.Check(request.Title, refusals);
        }

        RefusedException.ThrowIfAny(refusals);
    }
}
