using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Activities;

/// <summary>Registers an occasion that an activity was held on.</summary>
internal sealed class RegisterOccasionHandler(RequestLog requests, CountsChange change)
{
    /// <summary>
    /// Registers it. Refusals, in order: <c>ActivityUnknown</c>, <c>ActivityWithdrawn</c>, what is wrong with the request at once,
    /// <c>ParticipationUnknown</c>.
    /// </summary>
    public async Task<RegisterOccasionResponse> HandleAsync(RegisterOccasionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var response = await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ActivityService.ActivityServiceBase.RegisterOccasion),
            request,
            (connection, transaction) => RegisterAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

        ActivityStore.RefuseBeyond(response.Activity, caller);
        return response;
    }

    private async Task<RegisterOccasionResponse> RegisterAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        RegisterOccasionRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var activity = await new ActivityStore(connection, transaction, request.Forbund, cancellationToken).LockAsync(request.Activity, caller);
        activity.RefuseWithdrawn();

        var refusals = new List<Refusal>();
        var occasion = OccasionRules.Check(request.HeldOn, request.Attendance, activity, caller, refusals) ?? throw new RefusedException(refusals);
        await Attendees.CheckAsync(
            connection, transaction, request.Forbund, activity, request.Attendance?.Participations?.Participations ?? [], cancellationToken);
        var store = new OccasionStore(connection, transaction, request.Forbund, request.Activity, cancellationToken);
        var number = await store.InsertAsync(occasion, caller.Subject);
        await change.TellAsync(connection, transaction, request.Forbund, new Period(occasion.HeldOn, occasion.HeldOn), cancellationToken);
        var message = ActivityMessages.ToMessage(activity);
        await ActivityNotes.AddAsync(connection, transaction, request.Forbund, [message], cancellationToken);
        return new RegisterOccasionResponse
        {
            Occasion = ActivityMessages.ToMessage((await store.PageAsync(after: number - 1, limit: 1))[0], caller), Activity = message,
        };
    }
}
