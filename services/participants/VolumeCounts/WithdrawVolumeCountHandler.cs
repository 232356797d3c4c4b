using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.VolumeCounts;

/// <summary>Withdraws a count: it is kept, and counted nowhere. Put again, it stands again.</summary>
internal sealed class WithdrawVolumeCountHandler(RequestLog requests, CountsChange change)
{
    /// <summary>
    /// Withdraws it. Refusals, in order: <c>PeriodInvalid</c>, <c>ValueMissing</c> or <c>ValueTooLong</c> of the reason,
    /// <c>VolumeCountUnknown</c>, <c>EtagMismatch</c>.
    /// </summary>
    public Task<WithdrawVolumeCountResponse> HandleAsync(WithdrawVolumeCountRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var period = VolumeCountRules.Days(request.Period);
        var refusals = new List<Refusal>();
        StatedReason.Check(request.Reason, refusals);
        return refusals.Count > 0 ? throw new RefusedException(refusals) : requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(VolumeService.VolumeServiceBase.WithdrawVolumeCount),
            request,
            (connection, transaction) => WithdrawAsync(connection, transaction, request, period, caller, cancellationToken),
            cancellationToken);
    }

    private async Task<WithdrawVolumeCountResponse> WithdrawAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        WithdrawVolumeCountRequest request,
        Period period,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var store = new VolumeCountStore(connection, transaction, request.Forbund, request.Insats, cancellationToken);
        var before = await store.LockAsync(period) ?? throw new RefusedException(new Refusal(
            ParticipantsReason.VolumeCountUnknown, "period", "Insatsen har ingen räkning för just den perioden.", "en period som är räknad"));
        Etag.Check(request.Etag, before.Version);
        if (before.Withdrawn)
        {
            return new WithdrawVolumeCountResponse { Count = VolumeCountMessages.ToMessage(before) };
        }

        var after = before with { Withdrawn = true };
        await store.ReplaceAsync(after, caller.Subject, request.RequestId, request.Reason.Trim());
        await change.TellAsync(connection, transaction, request.Forbund, period, cancellationToken);
        return new WithdrawVolumeCountResponse { Count = VolumeCountMessages.ToMessage(after with { Version = before.Version + 1 }) };
    }
}
