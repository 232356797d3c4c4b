using Finsam.Ledger.KeyFigures;
using Finsam.Ledger.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>The gRPC service of key figures.</summary>
internal sealed class KeyFigureApi(EquityLadderHandler ladders, KeyFiguresHandler figures) : KeyFigureService.KeyFigureServiceBase
{
    /// <inheritdoc/>
    public override Task<PutEquityLadderResponse> PutEquityLadder(PutEquityLadderRequest request, ServerCallContext context) =>
        ladders.PutAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListEquityLaddersResponse> ListEquityLadders(ListEquityLaddersRequest request, ServerCallContext context) =>
        ladders.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ComputeKeyFiguresResponse> ComputeKeyFigures(ComputeKeyFiguresRequest request, ServerCallContext context) =>
        figures.ComputeAsync(request, context.CancellationToken);
}
