using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Participants.VolumeCounts;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Volume counts on the wire.</summary>
internal sealed class VolumeApi(
    PutVolumeCountHandler put, WithdrawVolumeCountHandler withdraw, ListVolumeCountsHandler list, ListVolumeCountChangesHandler listChanges)
    : VolumeService.VolumeServiceBase
{
    public override Task<PutVolumeCountResponse> PutVolumeCount(PutVolumeCountRequest request, ServerCallContext context) =>
        put.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<WithdrawVolumeCountResponse> WithdrawVolumeCount(WithdrawVolumeCountRequest request, ServerCallContext context) =>
        withdraw.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListVolumeCountsResponse> ListVolumeCounts(ListVolumeCountsRequest request, ServerCallContext context) =>
        list.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListVolumeCountChangesResponse> ListVolumeCountChanges(ListVolumeCountChangesRequest request, ServerCallContext context) =>
        listChanges.HandleAsync(TextRules.Checked(request), context.CancellationToken);
}
