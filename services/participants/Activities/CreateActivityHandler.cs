using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Activities;

/// <summary>Creates an activity. It counts nothing before it has an occasion.</summary>
internal sealed class CreateActivityHandler(RequestLog requests)
{
    /// <summary>
    /// Creates it. Refusals: <c>ValueMissing</c> of the insats; <c>ValueMissing</c>, <c>ValueTooLong</c>, <c>RowLabelTwice</c> and <c>InsatsUnknown</c>
    /// at once; <c>ActivityExists</c>.
    /// </summary>
    public Task<CreateActivityResponse> HandleAsync(CreateActivityRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!ActivityStore.MayChange(caller, request.Insats.Length == 0 ? null : request.Insats))
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ValueMissing, "insats", "Insatsen saknas: aktiviteter för hela förbundet är förbundets kanslis.", "en av dina insatser"));
        }

        return requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ActivityService.ActivityServiceBase.CreateActivity),
            request,
            (connection, transaction) => CreateAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);
    }

    private static async Task<CreateActivityResponse> CreateAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CreateActivityRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var store = new ActivityStore(connection, transaction, request.Forbund, cancellationToken);
        await store.LockAsync();
        var insatser = await InsatsBookSource.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var activity = Check(request, insatser);
        await store.RefuseTakenAsync(activity, isNew: true);
        await store.InsertAsync(activity, caller.Subject);
        return new CreateActivityResponse { Activity = ActivityMessages.ToMessage(activity) };
    }

    private static StoredActivity Check(CreateActivityRequest request, InsatsBook insatser)
    {
        var refusals = new List<Refusal>();
        ActivityTitle.Check(request.Title, refusals);
        if (request.Activity.Length > ActivityTitle.LongestKey)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ValueTooLong, "activity", "Aktivitetens nyckel är för lång.", $"högst {ActivityTitle.LongestKey} tecken, eller tomt"));
        }

        if (request.Insats.Length > 0 && !insatser.Knows(request.Insats))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.InsatsUnknown,
                "insats",
                "Inget register anger insatsen.",
                string.Join(", ", insatser.Codes.Order(StringComparer.Ordinal))));
        }

        return refusals.Count > 0 ? throw new RefusedException(refusals) : new StoredActivity
        {
            Activity = request.Activity.Length > 0 ? request.Activity : Guid.CreateVersion7().ToString("N"),
            Insats = request.Insats.Length > 0 ? request.Insats : null,
            Title = request.Title,
            Version = 1,
        };
    }
}
