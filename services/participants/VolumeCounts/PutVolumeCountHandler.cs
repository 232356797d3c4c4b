using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.VolumeCounts;

/// <summary>Puts the count of an insats for a period. What stood before goes into the history, with the reason.</summary>
internal sealed class PutVolumeCountHandler(RequestLog requests, CountsChange change)
{
    /// <summary>
    /// Puts it. Refusals, in order: <c>PeriodInvalid</c>, <c>EtagMismatch</c>, and at once what is wrong with the counts or the reason,
    /// <c>InsatsUnknown</c>, <c>InsatsNotVolume</c>, <c>VolumeCountOverlaps</c>, <c>VolumeRowsExist</c>.
    /// </summary>
    public Task<PutVolumeCountResponse> HandleAsync(PutVolumeCountRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var period = VolumeCountRules.Days(request.Period);
        return requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(VolumeService.VolumeServiceBase.PutVolumeCount),
            request,
            (connection, transaction) => PutAsync(connection, transaction, request, period, caller, cancellationToken),
            cancellationToken);
    }

    private async Task<PutVolumeCountResponse> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutVolumeCountRequest request,
        Period period,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var store = new VolumeCountStore(connection, transaction, request.Forbund, request.Insats, cancellationToken);
        var before = await store.LockAsync(period);
        Etag.Check(request.Etag, before?.Version ?? 0);
        var refusals = new List<Refusal>();
        VolumeCountRules.Check(request.Counts, await store.SurroundingsAsync(period), refusals);
        var wanted = new StoredVolumeCount
        {
            Insats = request.Insats,
            PeriodFrom = period.From,
            PeriodTo = period.To,
            Women = request.Counts?.Women ?? 0,
            Men = request.Counts?.Men ?? 0,
            Others = request.Counts?.Others ?? 0,
            UnknownGender = request.Counts?.Unknown ?? 0,
            Version = before?.Version ?? 0,
        };
        var changes = before is not null && wanted != before;
        if (changes)
        {
            StatedReason.Check(request.Reason, refusals);
        }

        RefusedException.ThrowIfAny(refusals);

        if (before is null)
        {
            await store.InsertAsync(wanted, caller.Subject);
        }
        else if (changes)
        {
            await store.ReplaceAsync(wanted, caller.Subject, request.RequestId, request.Reason.Trim());
        }

        var changed = before is null || changes;
        if (changed)
        {
            wanted = wanted with { Version = wanted.Version + 1 };
            await change.TellAsync(connection, transaction, request.Forbund, period, cancellationToken);
        }

        return new PutVolumeCountResponse { Count = VolumeCountMessages.ToMessage(wanted), Created = before is null, Changed = changed };
    }
}
