using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Reporting.Versions;

/// <summary>Lists what differs between two versions, figure by figure.</summary>
internal sealed class ListVersionDifferencesHandler(VersionReader versions)
{
    /// <summary>A page of differences. The first version has none before it and is held against itself.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.CompositionNotFound"/>, <see cref="ReportingReason.PageInvalid"/>.</exception>
    public async Task<ListVersionDifferencesResponse> HandleAsync(ListVersionDifferencesRequest request, ServerCallContext context)
    {
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, context.GetCaller());
        var page = ResultPage.Read(request.PageSize, request.PageToken);
        var after = await versions.ReadAsync(report, request.Version, context.CancellationToken);
        var against = request.Against == 0 ? Math.Max(1, after.Composition.Version - 1) : request.Against;
        var before = await versions.ReadAsync(report, against, context.CancellationToken);
        var (differences, next) = page.Of(VersionDifferences.Between(before.Report, after.Report));
        return new ListVersionDifferencesResponse
        {
            Differences = { differences.Select(VersionMapping.ToMessage) },
            NextPageToken = next,
            Against = against,
        };
    }
}
