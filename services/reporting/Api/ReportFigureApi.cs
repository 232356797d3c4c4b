using Finsam.Reporting.Figures;
using Finsam.Reporting.V1;
using Grpc.Core;

namespace Finsam.Reporting.Api;

/// <summary>The gRPC surface of figures: each method is one call to its handler.</summary>
internal sealed class ReportFigureApi(GetFigureHandler figures) : ReportFigureService.ReportFigureServiceBase
{
    /// <inheritdoc/>
    public override Task<GetFigureResponse> GetFigure(GetFigureRequest request, ServerCallContext context) =>
        figures.HandleAsync(request, context);
}
