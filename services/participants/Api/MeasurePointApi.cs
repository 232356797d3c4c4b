using Finsam.Participants.Domain;
using Finsam.Participants.MeasurePoints;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Measure points on the wire.</summary>
internal sealed class MeasurePointApi(
    PutMeasurePointHandler put,
    GetMeasurePointsHandler get,
    ListMeasurePointVersionsHandler listVersions,
    ListDueMeasurePointsHandler listDue) : MeasurePointService.MeasurePointServiceBase
{
    public override Task<PutMeasurePointResponse> PutMeasurePoint(PutMeasurePointRequest request, ServerCallContext context) =>
        put.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<GetMeasurePointsResponse> GetMeasurePoints(GetMeasurePointsRequest request, ServerCallContext context) =>
        get.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListMeasurePointVersionsResponse> ListMeasurePointVersions(
        ListMeasurePointVersionsRequest request, ServerCallContext context) =>
        listVersions.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListDueMeasurePointsResponse> ListDueMeasurePoints(ListDueMeasurePointsRequest request, ServerCallContext context) =>
        listDue.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);
}
